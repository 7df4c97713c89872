package io.ashlar.inference.rest;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.sse.AnswerEvents;
import io.ashlar.inference.sse.EventBody;
import io.ashlar.models.generation.FinishReason;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text while it is written, as text-generation-inference sends it: an event a piece, the last with the whole text; or
 * the steps of a picture, and then the picture.
 */
final class AnswerStream implements AnswerEvents {
    private final EventBody body;
    private @Nullable Map<String, Object> last;
    private int pieces;

    AnswerStream(EventBody body) {
        this.body = body;
    }

    @Override
    public synchronized void piece(int input, String text) {
        sendLast();
        last = event(pieces++, text);
    }

    @Override
    public synchronized void step(int input, int done, int steps) {
        body.send(Map.of("step", done, "steps", steps));
    }

    private static Map<String, Object> event(int index, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", text);
        fields.put("special", false);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("index", index);
        event.put("token", fields);
        event.put("generated_text", null);
        event.put("details", null);
        return event;
    }

    private void sendLast() {
        if (last != null) {
            body.send(last);
        }
    }

    @Override
    public synchronized void end(Answer answer) {
        if (answer instanceof Answer.Texts texts && last != null) {
            WrittenText written = texts.texts().get(0).get(0);
            last.put("generated_text", written.text());
            last.put(
                    "details",
                    Map.of(
                            "finish_reason",
                            written.reason() == FinishReason.LENGTH ? "length" : "eos_token",
                            "generated_tokens",
                            written.tokens().length));
        }
        sendLast();
        if (answer instanceof Answer.Images) {
            body.send(answer.results().get(0));
        }
    }

    @Override
    public synchronized void fail(Throwable failure) {
        sendLast();
        Problem problem = Problem.of(failure, null);
        body.send(Map.of("error", problem.detail(), "error_type", problem.code().wireName()));
    }
}
