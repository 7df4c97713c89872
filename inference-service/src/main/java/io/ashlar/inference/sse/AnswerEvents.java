package io.ashlar.inference.sse;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.Deadline;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** An answer as events while it comes about, in the shape of some API. */
public interface AnswerEvents extends AnswerListener {
    /** The last events, with the whole answer. */
    void end(Answer answer);

    /** The last events, when it failed after the first. */
    void fail(Throwable failure);

    /**
     * The stream of one answer; the answer ends when the client is gone.
     *
     * @param shape writes the events into the body
     * @throws RuntimeException what failed before anything was sent: a body that is wrong, a full queue
     */
    static Response respond(
            TaskServer server, Supplier<PredictionRequest> request, Function<EventBody, ? extends AnswerEvents> shape) {
        EventBody body = new EventBody();
        AnswerEvents events = shape.apply(body);
        CompletableFuture<Answer> answer = server.follow(request, Deadline.none(), Runnable::run, events);
        Futures.throwIfFailed(answer);
        body.onGone(() -> answer.cancel(true));
        answer.whenComplete((found, failure) -> {
            try (body) {
                if (failure == null) {
                    events.end(found);
                } else {
                    events.fail(failure);
                }
            }
        });
        return body.response();
    }
}
