package io.ashlar.imports.hub;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** Reads a small file, or the beginning of a large one, and tries a broken transfer again. */
public final class SmallFiles {
    private final ModelHub hub;

    public SmallFiles(ModelHub hub) {
        this.hub = hub;
    }

    /** What reads a content from its beginning; called again where the transfer broke. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream content) throws IOException;
    }

    /** The file's content; {@code model-file-malformed} for one that is listed with more than {@code maxBytes}. */
    public byte[] read(Repository repository, RemoteFile file, int maxBytes) {
        if (file.size() > maxBytes) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "'" + file.path() + "' has " + file.size() + " bytes, and a file of this kind has at most "
                            + maxBytes + ". Take another repository or revision.");
        }
        return reading(repository, file, content -> exactly(content, (int) file.size()));
    }

    /** What {@code reader} makes of the content. */
    public <T> T reading(Repository repository, RemoteFile file, Reader<T> reader) {
        Instant since = Instant.now();
        for (int attempt = 1; ; attempt++) {
            try (Content content = hub.open(repository, file, 0)) {
                return reader.read(content.stream());
            } catch (IOException e) {
                Duration pause = BusyException.pause(e, hub.patience().pauseBefore(attempt + 1));
                if (!hub.patience().allows(attempt + 1, since, Instant.now().plus(pause))) {
                    throw new ProblemException(
                            ProblemCode.HUB_UNAVAILABLE,
                            "'" + file.path() + "' of " + repository.described() + " could not be read in " + attempt
                                    + " attempts (" + e.getMessage() + "). Try again later.",
                            e);
                }
                Pause.of(pause);
            }
        }
    }

    /** The next {@code length} bytes; a content that ends before is broken. */
    public static byte[] exactly(InputStream content, int length) throws IOException {
        byte[] bytes = content.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("the content ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
