package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Writes a stream beside the objects: hashed, counted and flushed, but not yet visible to anybody. */
final class IncomingFile {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final long BYTES_BETWEEN_SPACE_CHECKS = 16L << 20;

    private final DiskSpace space;

    IncomingFile(DiskSpace space) {
        this.space = space;
    }

    Digest write(InputStream content, long size, Path file) {
        MessageDigest sha256 = Digest.newMessageDigest();
        long written;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            space.require(Math.max(0, size));
            written = copy(content, channel, sha256);
            channel.force(true);
        } catch (IOException e) {
            throw DiskSpace.failure(e);
        }
        if (size != ArtifactStore.UNKNOWN_SIZE && written != size) {
            throw new ProblemException(
                    ProblemCode.ARTIFACT_CORRUPT,
                    written + " bytes came where " + size
                            + " were announced: the transfer broke off or the content changed. Send it again.");
        }
        return Digest.finish(sha256);
    }

    private long copy(InputStream content, FileChannel channel, MessageDigest sha256) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long written = 0;
        long nextCheck = BYTES_BETWEEN_SPACE_CHECKS;
        for (int n = read(content, buffer); n >= 0; n = read(content, buffer)) {
            sha256.update(buffer, 0, n);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written += n;
            if (written >= nextCheck) {
                space.require(0);
                nextCheck += BYTES_BETWEEN_SPACE_CHECKS;
            }
        }
        return written;
    }

    // The source's failure is not the disk's, whatever its message says.
    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
