package io.ashlar.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The data of server-sent events, one after the other (WHATWG HTML, section 9.2). */
public final class ServerSentEvents implements AutoCloseable {
    private final BufferedReader lines;

    ServerSentEvents(InputStream body) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next event's data; null when the stream has ended. */
    public @Nullable String next() {
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return data.toString();
                }
                if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException ended) {
            return null;
        }
        return data.isEmpty() ? null : data.toString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
