package io.ashlar.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One script's process: a JSON object on a line in, one out. It ends when its input closes. One thread uses it. */
public final class PythonPeer implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final String name;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private PythonPeer(String name, Process process) {
        this.name = name;
        this.process = process;
        this.requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts {@code script} of the folder; its errors go to a log beside it. */
    static PythonPeer start(String python, Path folder, String script, int threads) {
        ProcessBuilder builder =
                new ProcessBuilder(python, "-u", folder.resolve(script + ".py").toString());
        Map<String, String> environment = builder.environment();
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // How long threads spin is set for our processes; a peer keeps its own library's choice.
        environment.remove("GOMP_SPINCOUNT");
        environment.put("HF_HUB_OFFLINE", "1");
        environment.put("TOKENIZERS_PARALLELISM", "false");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONIOENCODING", "utf-8");
        builder.redirectError(folder.resolve(script + ".log").toFile());
        try {
            return new PythonPeer(script, builder.start());
        } catch (IOException e) {
            throw new PeerException("cannot start '" + python + "': " + e.getMessage(), e);
        }
    }

    /** Asks for an operation and waits for its answer. */
    public JsonNode ask(String operation, Map<String, ?> arguments) {
        ObjectNode request = Json.MAPPER.valueToTree(arguments);
        request.put("op", operation);
        String line;
        try {
            requests.write(Json.write(request));
            requests.newLine();
            requests.flush();
            line = answers.readLine();
        } catch (IOException e) {
            throw ended(operation, e);
        }
        if (line == null) {
            throw ended(operation, null);
        }
        JsonNode answer = read(line);
        if (answer.has("error")) {
            throw new PeerException(answer.path("error").asText());
        }
        return answer;
    }

    private JsonNode read(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " wrote a line that is not JSON: " + line, e);
        }
    }

    private PeerException ended(String operation, @Nullable IOException cause) {
        return new PeerException(
                name + " ended while it was asked for '" + operation + "'; its log is " + name + ".log",
                cause == null ? new IOException("no answer") : cause);
    }

    /** Closes its input, and kills it where it does not end by itself. */
    @Override
    public void close() {
        for (AutoCloseable stream : List.of(requests, answers)) {
            try {
                stream.close();
            } catch (Exception e) {
                // Its end is already gone, which is what is wanted.
                continue;
            }
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
