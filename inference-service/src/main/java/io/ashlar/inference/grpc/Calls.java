package io.ashlar.inference.grpc;

import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.inference.serving.Deadline;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers unary calls from futures. */
public final class Calls {
    /** The trailer with the stable code of a problem, for example {@code queue-full}. */
    public static final Metadata.Key<String> CODE = Metadata.Key.of("ashlar-code", Metadata.ASCII_STRING_MARSHALLER);
    /** The trailer with who can do something about it, for example {@code USER}. */
    public static final Metadata.Key<String> OWNER = Metadata.Key.of("ashlar-owner", Metadata.ASCII_STRING_MARSHALLER);

    private static final Logger LOG = Logger.getLogger(Calls.class);

    private Calls() {}

    /** The deadline of the call that this thread is in. */
    public static Deadline deadline() {
        io.grpc.Deadline deadline = Context.current().getDeadline();
        return deadline == null
                ? Deadline.none()
                : Deadline.in(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
    }

    /** Sends what the future gives, or its problem; a client that goes away cancels the future. */
    public static <T> void answer(StreamObserver<T> observer, Supplier<CompletableFuture<T>> work) {
        ServerCallStreamObserver<T> client = (ServerCallStreamObserver<T>) observer;
        CompletableFuture<T> answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            client.onError(status(e));
            return;
        }
        client.setOnCancelHandler(() -> answer.cancel(true));
        answer.whenComplete((message, failure) -> {
            if (client.isCancelled()) {
                return;
            }
            if (failure != null) {
                client.onError(status(failure));
            } else {
                client.onNext(message);
                client.onCompleted();
            }
        });
    }

    /** A failure as gRPC tells it: the status of its code, its message, and the code itself in the trailers. */
    public static StatusRuntimeException status(Throwable failure) {
        Problem problem = Problem.of(failure, null);
        ProblemCode code = problem.code();
        if (code.owner() == Owner.INTERNAL) {
            LOG.error("A call failed", failure);
        }
        Metadata trailers = new Metadata();
        trailers.put(CODE, code.wireName());
        trailers.put(OWNER, code.owner().name());
        return code.grpcCode().toStatus().withDescription(problem.detail()).asRuntimeException(trailers);
    }
}
