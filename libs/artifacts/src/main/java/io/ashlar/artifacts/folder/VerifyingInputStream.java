package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what passes, and ends with a problem instead of an end of stream where the content is not the digest's. */
final class VerifyingInputStream extends InputStream {
    private final InputStream content;
    private final Digest expected;
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private boolean ended;

    VerifyingInputStream(InputStream content, Digest expected) {
        this.content = content;
        this.expected = expected;
    }

    static void requireSame(Digest expected, Digest actual) {
        if (!actual.equals(expected)) {
            throw new ProblemException(
                    ProblemCode.ARTIFACT_CORRUPT,
                    "Artifact " + expected + " holds other bytes (their SHA-256 is " + actual
                            + "): the disk or somebody changed them. Import or upload the same content again to repair it.");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int n = content.read(buffer, offset, length);
        if (n > 0) {
            sha256.update(buffer, offset, n);
        } else if (n < 0) {
            requireSame(expected, Digest.finish(sha256));
            ended = true;
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return content.available();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
