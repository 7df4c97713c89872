package io.ashlar.imports.verify;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.worker.WorkerProcess;
import io.ashlar.models.ModelSummary;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts a worker for each verification, and tells its answer, its problem, or its death. */
public final class VerifierProcess {
    private static final String ADVICE = "Give it more with ashlar.import.verifier-options, or take a smaller model.";

    private final List<String> options;
    private final Duration timeout;

    private VerifierProcess(List<String> options, Duration timeout) {
        this.options = List.copyOf(options);
        this.timeout = timeout;
    }

    /** Workers of the service's own jars and Java; {@code options} are the JVM's. */
    public static VerifierProcess ofThisService(List<String> options, Duration timeout) {
        return new VerifierProcess(options, timeout);
    }

    /** Lets the caller end the worker from another thread. */
    @FunctionalInterface
    public interface Started {
        void worker(Runnable kill);
    }

    /**
     * What the worker found. The model's problem is thrown as it is; a worker that dies without an answer, or takes too
     * long, is {@code worker-failed}, or {@code out-of-memory}.
     */
    public ModelSummary verify(VerificationRequest request, Started started) {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        try (WorkerProcess worker = WorkerProcess.start(VerifyMain.class, options, line -> {})) {
            started.worker(worker::kill);
            late.completeOnTimeout(true, timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(worker::kill);
            worker.send(request);
            VerificationAnswer answer = answer(worker);
            if (answer == null) {
                throw late.getNow(false) ? tooLong() : worker.died(ADVICE);
            }
            if (answer.summary() == null) {
                throw new ProblemException(
                        answer.code() == null ? ProblemCode.INTERNAL : answer.code(),
                        answer.detail() == null ? "The verification gave no reason." : answer.detail());
            }
            return answer.summary();
        } finally {
            late.cancel(false);
        }
    }

    /** Nothing, where the worker ends before it has answered. */
    private static @Nullable VerificationAnswer answer(WorkerProcess worker) {
        String line = worker.next();
        while (line != null && !line.startsWith("{")) {
            line = worker.next(); // a native library, or a JVM that dies, may say something too
        }
        try {
            return line == null ? null : Json.read(line, VerificationAnswer.class);
        } catch (UncheckedIOException cutOff) {
            return null;
        }
    }

    private ProblemException tooLong() {
        return new ProblemException(
                ProblemCode.WORKER_FAILED,
                "The verification was ended after " + timeout
                        + ". Allow it more with ashlar.import.verify-timeout, or take a smaller model.");
    }
}
