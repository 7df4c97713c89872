package io.ashlar.imports.download;

import io.ashlar.artifacts.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What imports keep outside the artifact store: {@code parts/} for contents that are not whole yet, {@code known/} for
 * which content a git id was, {@code work/} for the package of a running job. On the store's file system, so that
 * nothing is copied.
 */
public final class Staging {
    private final Path parts;
    private final Path known;
    private final Path work;

    public Staging(Path root) {
        try {
            parts = Files.createDirectories(root.resolve("parts"));
            known = Files.createDirectories(root.resolve("known"));
            work = Files.createDirectories(root.resolve("work"));
        } catch (IOException e) {
            throw FreeSpace.failure(e);
        }
    }

    Path part(ContentKey key) {
        return parts.resolve(key.name() + ".part");
    }

    Path lock(ContentKey key) {
        return parts.resolve(key.name() + ".lock");
    }

    /** How much of a content is here already. */
    long partSize(ContentKey key) {
        try {
            return Files.size(part(key));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of a content that was here before; the store may have collected it since. */
    Optional<Digest> known(ContentKey key) {
        try {
            return Optional.of(
                    new Digest(Files.readString(known.resolve(key.name())).strip()));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remember(ContentKey key, Digest digest) throws IOException {
        Path beside = Files.writeString(known.resolve(".writing-" + UUID.randomUUID()), digest.sha256());
        Files.move(beside, known.resolve(key.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The folder in which a job puts its package together; it may be there from an earlier attempt. */
    public Path workFolder(UUID jobId) {
        return work.resolve(jobId.toString());
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what no import has touched since: parts that nobody came back for, and work folders of killed jobs. */
    public void sweep(Instant untouchedSince) {
        try {
            for (Path folder : new Path[] {parts, work}) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                    for (Path entry : entries) {
                        if (Files.getLastModifiedTime(entry).toInstant().isBefore(untouchedSince)) {
                            delete(entry);
                        }
                    }
                }
            }
        } catch (NoSuchFileException e) {
            // Another import ended, or swept, at the same time: the next one sweeps the rest.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
