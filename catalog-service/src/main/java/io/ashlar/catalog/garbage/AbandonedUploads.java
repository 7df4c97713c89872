package io.ashlar.catalog.garbage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Uploads whose process was killed in the middle: nobody else removes their temporary files. Blocks. */
@ApplicationScoped
class AbandonedUploads {
    private final Path folder;

    AbandonedUploads(@ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.folder = folder;
    }

    /** Removes what nobody has written to since; says how many files that were. */
    long remove(Instant since) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            long removed = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                removed += removeIfOlder(file, since) ? 1 : 0;
            }
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean removeIfOlder(Path file, Instant since) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(since) && Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
