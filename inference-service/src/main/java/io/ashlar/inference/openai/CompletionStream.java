package io.ashlar.inference.openai;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.sse.AnswerEvents;
import io.ashlar.inference.sse.EventBody;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.List;

/** An answer in pieces as OpenAI streams it. */
final class CompletionStream implements AnswerEvents {
    private final Shape shape;
    private final Shape.Head head;
    private final EventBody body;
    private final boolean usage;
    private boolean begun;

    CompletionStream(Shape shape, Shape.Head head, EventBody body, boolean usage) {
        this.shape = shape;
        this.head = head;
        this.body = body;
        this.usage = usage;
    }

    @Override
    public synchronized void piece(int input, String text) {
        body.send(shape.piece(head, text, !begun));
        begun = true;
    }

    @Override
    public synchronized void end(Answer answer) {
        List<List<WrittenText>> texts = OpenAiResource.texts(answer);
        body.send(shape.end(head, texts.get(0).get(0).reason()));
        if (usage) {
            body.send(shape.usageOnly(head, texts));
        }
        body.sendText("[DONE]");
    }

    @Override
    public synchronized void fail(Throwable failure) {
        body.send(Errors.body(Problem.of(failure, null)));
    }
}
