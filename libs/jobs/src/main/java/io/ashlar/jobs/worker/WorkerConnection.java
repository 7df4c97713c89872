package io.ashlar.jobs.worker;

import io.ashlar.contracts.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A worker's side of its {@link WorkerProcess}. */
public final class WorkerConnection {
    private final PrintStream answers;
    private final BufferedReader requests;

    private WorkerConnection(PrintStream answers, BufferedReader requests) {
        this.answers = answers;
        this.requests = requests;
    }

    /** Takes the standard streams over: what libraries print goes to the error stream from now on. */
    public static WorkerConnection open() {
        PrintStream answers = System.out;
        System.setOut(System.err);
        return new WorkerConnection(
                answers, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    /** Reads the one request; from then on the process ends when its standard input does. */
    public <T> T request(Class<T> type) {
        try {
            T request = Json.read(requests.readLine(), type);
            Thread watch = new Thread(this::endWithTheService, "service-watch");
            watch.setDaemon(true);
            watch.start();
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line; any thread. */
    public synchronized void say(Object message) {
        answers.println(Json.write(message));
        answers.flush();
    }

    private void endWithTheService() {
        try {
            while (requests.read() >= 0) {
                // Nothing more is said; the end is what is waited for.
            }
        } catch (IOException e) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
