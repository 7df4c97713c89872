package io.ashlar.jobs.worker;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Java process that works for one job: JSON lines go to its standard input, JSON lines come from its standard output,
 * and everything else it prints is kept for the case that it dies. It ends when its standard input closes, so it never
 * outlives the service.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final int EXIT_OUT_OF_MEMORY = 3;
    private static final int LAST_LINES = 20;

    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;
    private final CompletableFuture<String> lastWords;

    private WorkerProcess(Process process, Consumer<String> log) {
        this.process = process;
        this.questions = process.getOutputStream();
        this.answers = reader(process.getInputStream());
        this.lastWords = CompletableFuture.supplyAsync(
                () -> lastLines(process.getErrorStream(), log), WorkerProcess::inOwnThread);
    }

    /** Reading blocks for as long as the worker lives; a worker whose output nobody reads stops. */
    private static void inOwnThread(Runnable reading) {
        Thread thread = new Thread(reading, "worker-output");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a worker of the service's own jars and Java.
     *
     * @param options of its JVM
     * @param log hears what it prints beside its answers
     */
    public static WorkerProcess start(Class<?> main, List<String> options, Consumer<String> log) {
        return start(main, options, Map.of(), log);
    }

    /**
     * The same with more in its environment.
     *
     * @param environment beside the service's own, and over it
     */
    public static WorkerProcess start(
            Class<?> main, List<String> options, Map<String, String> environment, Consumer<String> log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(WorkerClassPath.of(System.getProperty("java.class.path")));
        command.add(main.getName());
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return new WorkerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("the worker " + main.getName() + " cannot be started", e);
        }
    }

    /** Sends a line; a worker that is dead already is told by {@link #next}. */
    public void send(Object message) {
        try {
            questions.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
        } catch (IOException died) {
            process.destroyForcibly();
        }
    }

    /** The next line; null when the worker has ended. */
    public @Nullable String next() {
        try {
            return answers.readLine();
        } catch (IOException died) {
            return null;
        }
    }

    /** Ends it at once, from any thread. */
    public void kill() {
        process.destroyForcibly();
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Why a worker ended without an answer: {@code out-of-memory} or {@code worker-failed}.
     *
     * @param advice what to do where the memory was not enough
     */
    public ProblemException died(String advice) {
        int exit;
        try {
            exit = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProblemException(ProblemCode.CANCELED, "Interrupted while a worker was ending.", e);
        }
        if (exit == EXIT_OUT_OF_MEMORY) {
            return new ProblemException(ProblemCode.OUT_OF_MEMORY, "The worker had not enough memory. " + advice);
        }
        return new ProblemException(
                ProblemCode.WORKER_FAILED,
                "The worker ended with exit code " + exit + " and without an answer. Its last words: "
                        + lastWords.join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static String lastLines(InputStream stream, Consumer<String> log) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines = reader(stream)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.add(line);
                log.accept(line);
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
