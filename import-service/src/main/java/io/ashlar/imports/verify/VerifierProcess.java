package io.ashlar.imports.verify;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.worker.WorkerClassPath;
import io.ashlar.models.ModelSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts a worker for each verification, and tells its answer, its problem, or its death. */
public final class VerifierProcess {
    private static final int EXIT_OUT_OF_MEMORY = 3;
    private static final int LAST_LINES = 20;

    private final List<String> command;
    private final Duration timeout;

    private VerifierProcess(List<String> command, Duration timeout) {
        this.command = List.copyOf(command);
        this.timeout = timeout;
    }

    /** Workers of the service's own jars and Java; {@code options} are the JVM's. */
    public static VerifierProcess ofThisService(List<String> options, Duration timeout) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(WorkerClassPath.of(System.getProperty("java.class.path")));
        command.add(VerifyMain.class.getName());
        return new VerifierProcess(command, timeout);
    }

    /** Lets the caller end the worker from another thread. */
    @FunctionalInterface
    public interface Started {
        void worker(Runnable kill);
    }

    /**
     * What the worker found. The model's problem is thrown as it is; a worker that dies without an answer is
     * {@code worker-failed}, or {@code out-of-memory}.
     */
    public ModelSummary verify(VerificationRequest request, Started started) {
        Process process = start();
        try {
            started.worker(process::destroyForcibly);
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> lastLines(process));
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            VerificationAnswer answer = ask(process, request);
            if (answer == null) {
                throw died(process, errors.join());
            }
            if (answer.summary() == null) {
                throw new ProblemException(
                        answer.code() == null ? ProblemCode.INTERNAL : answer.code(),
                        answer.detail() == null ? "The verification gave no reason." : answer.detail());
            }
            return answer.summary();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the verification's worker cannot be started", e);
        }
    }

    /** Nothing, where the worker ends before it has answered. */
    private static @Nullable VerificationAnswer ask(Process process, VerificationRequest request) {
        OutputStream questions = process.getOutputStream(); // stays open: its end would end the worker
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            questions.write((Json.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            String line = answers.readLine();
            while (line != null && !line.startsWith("{")) {
                line = answers.readLine(); // a native library, or a JVM that dies, may say something too
            }
            return line == null ? null : Json.read(line, VerificationAnswer.class);
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private ProblemException died(Process process, String lastLines) {
        int exit;
        try {
            exit = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProblemException(ProblemCode.CANCELED, "The verification was interrupted.", e);
        }
        if (exit == EXIT_OUT_OF_MEMORY) {
            return new ProblemException(
                    ProblemCode.OUT_OF_MEMORY,
                    "The verification had not enough memory. Give it more with ashlar.import.verifier-options, "
                            + "or take a smaller model.");
        }
        return new ProblemException(
                ProblemCode.WORKER_FAILED,
                "The verification's worker ended with exit code " + exit + " and without an answer, or was ended after "
                        + timeout + ". Its last words: " + lastLines);
    }

    private static String lastLines(Process process) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                last.add(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            }
        } catch (IOException e) {
            last.add(String.valueOf(e.getMessage()));
        }
        return String.join("\n", last);
    }
}
