package io.ashlar.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A preparing command ({@code initdb}, a storage format) that is run to its end before a server starts. */
public final class CommandRun {
    private CommandRun() {}

    /** Fails with the command's whole output when it does not end with 0 in time. */
    public static void require(String name, List<String> command, Duration limit) {
        try {
            Path output = Files.createTempFile("ashlar-", ".log");
            try {
                int status = run(command, output, limit);
                if (status != 0) {
                    throw new ServerStartException(
                            name + " failed with status " + status + ":\n" + Files.readString(output), null);
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new ServerStartException(name + " cannot be run by " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Whether the command is there and ends with 0. */
    public static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int run(List<String> command, Path output, Duration limit) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("it did not end within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
