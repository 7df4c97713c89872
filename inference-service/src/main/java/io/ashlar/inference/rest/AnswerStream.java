package io.ashlar.inference.rest;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.sse.AnswerEvents;
import io.ashlar.inference.sse.EventBody;
import io.ashlar.models.tasks.generation.WrittenText;
import io.ashlar.models.tasks.generation.WrittenToken;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text while it is written, as text-generation-inference sends it: an event a token, the last with the whole text; or
 * the steps of a picture, and then the picture.
 */
final class AnswerStream implements AnswerEvents {
    private final EventBody body;
    private @Nullable TokenEvent last;
    private int sent;

    AnswerStream(EventBody body) {
        this.body = body;
    }

    @Override
    public synchronized void token(int input, WrittenToken token) {
        next(TokenEvent.of(token));
    }

    /** Text that was held back belongs to the last token; an answer of beams comes whole. */
    @Override
    public synchronized void piece(int input, String text) {
        if (last == null) {
            next(TokenEvent.of(text));
        } else {
            last = last.longer(text);
        }
    }

    private void next(TokenEvent token) {
        sendLast(null);
        last = token;
    }

    @Override
    public synchronized void step(int input, int done, int steps) {
        body.send(Map.of("step", done, "steps", steps));
    }

    /** An event is sent when the next one is known, for the last has the whole text. */
    private void sendLast(@Nullable WrittenText whole) {
        if (last != null) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("index", sent++);
            event.put("token", last);
            event.put("generated_text", whole == null ? null : whole.text());
            event.put("details", whole == null ? null : AnswerDetails.ending(whole));
            body.send(event);
            last = null;
        }
    }

    @Override
    public synchronized void end(Answer answer) {
        if (answer instanceof Answer.Texts texts) {
            sendLast(texts.texts().get(0).get(0));
        }
        if (answer instanceof Answer.Images) {
            body.send(answer.results().get(0));
        }
    }

    @Override
    public synchronized void fail(Throwable failure) {
        sendLast(null);
        Problem problem = Problem.of(failure, null);
        body.send(Map.of("error", problem.detail(), "error_type", problem.code().wireName()));
    }
}
