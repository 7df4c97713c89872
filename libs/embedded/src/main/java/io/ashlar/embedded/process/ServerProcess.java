package io.ashlar.embedded.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One running server, known by its process id alone: so one that an earlier program started, and that outlived it, is
 * handled like one's own. Signals go through the shell's {@code kill}, because Java can send only two of them.
 */
public final class ServerProcess {
    private static final Duration POLL = Duration.ofMillis(40);
    private static final int LOG_TAIL_BYTES = 4_000;

    private final String name;
    private final ProcessHandle handle;
    private final Path log;
    private final long logStart;

    /** A server that some program started earlier. */
    public ServerProcess(String name, ProcessHandle handle, Path log) {
        this(name, handle, log, 0);
    }

    private ServerProcess(String name, ProcessHandle handle, Path log, long logStart) {
        this.name = name;
        this.handle = handle;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Starts a server in a session of its own where the system has {@code setsid}: Ctrl-C on a terminal then reaches
     * the launcher only, which stops its servers in order. Its output is appended to the log.
     */
    public static ServerProcess spawn(String name, List<String> command, Path log) {
        List<String> detached = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            detached.add("/usr/bin/setsid");
        }
        detached.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            ProcessBuilder builder = new ProcessBuilder(detached)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServerProcess(name, process.toHandle(), log, logStart);
        } catch (IOException e) {
            throw new ServerStartException(name + " cannot be started by " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    public long pid() {
        return handle.pid();
    }

    public boolean alive() {
        return handle.isAlive();
    }

    public Path log() {
        return log;
    }

    /**
     * Waits until the server answers; ends early, with the log's last lines, when its process dies or the time is up. A
     * server that is not waited for to the end, because the time is up or the thread is interrupted, is killed.
     */
    public void awaitReady(BooleanSupplier answers, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            if (!alive()) {
                throw new ServerStartException(
                        name + " ended during its start; its log " + log + " ends:\n" + logTail(), null);
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new ServerStartException(
                        name + " did not answer within " + limit.toSeconds() + " s; its log " + log + " ends:\n"
                                + logTail(),
                        null);
            }
            pauseOrKill();
        }
    }

    /** Asks by a signal for a clean end, and kills what has not ended when the time is up. */
    public void stop(Signal signal, Duration limit) {
        send(signal);
        if (!awaitExit(limit)) {
            kill();
        }
    }

    /**
     * The hard end ({@code kill -9}): what a power cut looks like to the server's data. Returns when the process is
     * gone.
     */
    public void kill() {
        handle.destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }

    public void send(Signal signal) {
        if (!alive()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerStartException("cannot send " + signal + " to " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitExit(Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String logTail() {
        try {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                long from = Math.max(logStart, file.length() - LOG_TAIL_BYTES);
                byte[] bytes = new byte[(int) (file.length() - from)];
                file.seek(from);
                file.readFully(bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private void pauseOrKill() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while waiting for " + name, e);
        }
    }

    /** Of POSIX, by the names that {@code kill} takes. */
    public enum Signal {
        INT,
        TERM,
        STOP,
        CONT
    }
}
