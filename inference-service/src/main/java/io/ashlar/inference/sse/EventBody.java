package io.ashlar.inference.sse;

import io.ashlar.contracts.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of an event stream. Events are sent from any thread and never block; a worker writes them. When the client
 * is gone, the {@code onGone} that was given runs.
 */
public final class EventBody implements StreamingOutput, AutoCloseable {
    private static final String END = "";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile @Nullable Runnable onGone;

    /** What to do when nobody reads any more. */
    public void onGone(Runnable work) {
        onGone = work;
    }

    /** Sends a record or a map as JSON. */
    public void send(Object event) {
        events.add(Json.write(event));
    }

    /** Sends a text as it is. */
    public void sendText(String text) {
        events.add(text);
    }

    /** Nothing comes after this. */
    @Override
    public void close() {
        events.add(END);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try {
            for (String event = events.take(); !event.equals(END); event = events.take()) {
                out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            Runnable work = onGone;
            if (work != null) {
                work.run();
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The response with this body. */
    public Response response() {
        return Response.ok(this)
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .header("Cache-Control", "no-cache")
                .build();
    }
}
