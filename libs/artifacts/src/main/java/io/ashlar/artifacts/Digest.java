package io.ashlar.artifacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of some bytes: their name in the store. In JSON it is the plain string. */
public record Digest(@JsonValue String sha256) implements Comparable<Digest> {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 1 << 17;

    @JsonCreator
    public Digest {
        if (!HEX.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "'" + sha256 + "' is not a digest: it must be 64 lower-case hexadecimal digits (SHA-256)");
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] content) {
        MessageDigest sha256 = newMessageDigest();
        sha256.update(content);
        return finish(sha256);
    }

    /** The digest of the rest of the stream, which stays open. */
    public static Digest of(InputStream content) throws IOException {
        MessageDigest sha256 = newMessageDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            sha256.update(buffer, 0, n);
        }
        return finish(sha256);
    }

    /** The digest of a file's content. */
    public static Digest ofFile(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return of(content);
        }
    }

    /** A new SHA-256 to feed while bytes pass by; {@link #finish} makes the digest of it. */
    public static MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of all that was fed; the message digest starts anew. */
    public static Digest finish(MessageDigest sha256) {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public int compareTo(Digest other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256;
    }
}
