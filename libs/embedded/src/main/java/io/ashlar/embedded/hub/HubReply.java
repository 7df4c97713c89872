package io.ashlar.embedded.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers one request: with JSON, a redirect, an error, or a file or a part of it, right or with the fault that is
 * planned.
 */
record HubReply(HttpExchange exchange, Optional<HubFault> fault) {
    private static final int CHUNK_BYTES = 1 << 16;

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    void json(JsonNode node) throws IOException {
        header("Content-Type", "application/json; charset=utf-8");
        bytes(200, node.toString().getBytes(StandardCharsets.UTF_8));
    }

    void error(HubError error) throws IOException {
        if (!error.code().isEmpty()) {
            header("X-Error-Code", error.code());
        }
        header("X-Error-Message", error.text());
        header("Content-Type", "text/plain; charset=utf-8");
        bytes(error.status(), error.text().getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String location) throws IOException {
        header("Location", location);
        bytes(302, ("Found. Redirecting to " + location).getBytes(StandardCharsets.UTF_8));
    }

    void file(HubFile file) throws IOException {
        header("Accept-Ranges", "bytes");
        header("ETag", file.etag());
        header("Content-Type", "application/octet-stream");
        String wanted = exchange.getRequestHeaders().getFirst("Range");
        if (ByteRange.unsatisfiable(wanted, file.size())) {
            header("Content-Range", "bytes */" + file.size());
            bytes(416, new byte[0]);
            return;
        }
        Optional<ByteRange> part = ByteRange.parse(wanted, file.size());
        part.ifPresent(range -> header("Content-Range", range.contentRange(file.size())));
        int status = part.isPresent() ? 206 : 200;
        ByteRange range = part.orElse(new ByteRange(0, file.size()));
        if (isHead()) {
            head(status, range.length());
            return;
        }
        try (InputStream in = Files.newInputStream(file.file())) {
            in.skipNBytes(range.from());
            body(status, in, range.length());
        }
    }

    private boolean isHead() {
        return "HEAD".equals(exchange.getRequestMethod());
    }

    private void head(int status, long length) throws IOException {
        header("Content-Length", "" + length);
        exchange.sendResponseHeaders(status, -1);
    }

    private void bytes(int status, byte[] content) throws IOException {
        if (isHead() || content.length == 0) {
            head(status, content.length);
            return;
        }
        body(status, new java.io.ByteArrayInputStream(content), content.length);
    }

    private void body(int status, InputStream in, long length) throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        OutputStream out = exchange.getResponseBody();
        long left = length;
        while (left > 0) {
            byte[] chunk = in.readNBytes((int) Math.min(left, chunkBytes()));
            left -= chunk.length;
            if (chunk.length == 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            spoil(chunk, left, length);
            out.write(chunk);
        }
    }

    private long chunkBytes() {
        return fault.orElse(null) instanceof HubFault.Slow slow
                ? Math.max(1, Math.min(CHUNK_BYTES, slow.bytesPerSecond() / 10))
                : CHUNK_BYTES;
    }

    /** Does to a chunk, before it is sent, what the planned fault asks for. */
    private void spoil(byte[] chunk, long left, long length) throws IOException {
        @Nullable HubFault planned = fault.orElse(null);
        if (planned instanceof HubFault.OtherBytes && left == 0) {
            chunk[chunk.length - 1] ^= 1;
        } else if (planned instanceof HubFault.Slow slow) {
            pause(chunk.length * 1_000L / slow.bytesPerSecond());
        } else if (planned instanceof HubFault.BreakAfter broken && length - left > broken.bytes()) {
            long allowed = Math.max(0, chunk.length - (length - left - broken.bytes()));
            exchange.getResponseBody().write(chunk, 0, (int) allowed);
            exchange.getResponseBody().flush();
            throw new IOException("broken on demand after " + broken.bytes() + " bytes");
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the Hub is closing", e);
        }
    }
}
