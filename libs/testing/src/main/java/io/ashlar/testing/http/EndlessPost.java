package io.ashlar.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A body in chunks, without its length, that goes on until the server answers; over a bare socket. */
public final class EndlessPost {
    private static final int CHUNK = 64 << 10;
    private static final int PATIENCE_MILLIS = 90_000;

    private final int port;
    private final String path;
    private final String contentType;
    private final String start;

    /** @param start of the body; what follows is filler */
    public EndlessPost(int port, String path, String contentType, String start) {
        this.port = port;
        this.path = path;
        this.contentType = contentType;
        this.start = start;
    }

    /**
     * The problem that the server answers, which must be {@code payload-too-large}.
     *
     * @param most bytes that are sent without an answer
     */
    public Problem refusal(long most) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            sendChunk(out, bytes(start));
            byte[] filler = bytes("x".repeat(CHUNK));
            for (long sent = 0; sent < most && in.available() == 0; sent += CHUNK) {
                sendChunk(out, filler);
            }
            return problem(in);
        }
    }

    private static Problem problem(InputStream in) throws IOException {
        String head = head(in);
        assertThat(head).startsWith("HTTP/1.1 413 ").containsIgnoringCase("content-type: " + Problem.MEDIA_TYPE);
        int length = Integer.parseInt(head.replaceAll("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1")
                .trim());
        Problem problem = Json.read(new String(in.readNBytes(length), StandardCharsets.UTF_8), Problem.class);
        assertThat(problem.code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
        return problem;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the server's answer ends: %s", head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static void sendChunk(OutputStream out, byte[] chunk) throws IOException {
        out.write(bytes(Integer.toHexString(chunk.length) + "\r\n"));
        out.write(chunk);
        out.write(bytes("\r\n"));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
