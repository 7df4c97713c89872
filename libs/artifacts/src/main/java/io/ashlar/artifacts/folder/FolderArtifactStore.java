package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Collected;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.StoredArtifact;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A store in a folder that any number of processes of this machine share. */
public final class FolderArtifactStore implements ArtifactStore {
    private final Layout layout;
    private final DiskSpace space;
    private final CommitLocks locks;

    FolderArtifactStore(Path root, DiskSpace.Gauge gauge) {
        try {
            this.layout = new Layout(root);
            this.space = new DiskSpace(layout.incoming(), gauge);
            this.locks = new CommitLocks(root.resolve("locks"));
        } catch (IOException e) {
            throw DiskSpace.failure(e);
        }
    }

    /** The store in this folder, which is made where it is missing. */
    public static FolderArtifactStore at(Path root) {
        return new FolderArtifactStore(root, DiskSpace.ofFileStore());
    }

    @Override
    public Digest put(InputStream content, long size) {
        Path incoming = layout.newIncoming();
        try {
            try {
                Digest digest = new IncomingFile(space).write(content, size, incoming);
                commit(incoming, digest);
                return digest;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw DiskSpace.failure(e);
        }
    }

    @Override
    public Digest put(Path file, Handover handover) {
        return handover == Handover.MOVE ? take(file) : copy(file);
    }

    private Digest copy(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return put(content, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Digest take(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(file + " is not a regular file, so the store cannot take it over");
        }
        try {
            Layout.flushFile(file);
            Digest digest = Digest.ofFile(file);
            try {
                commit(file, digest);
            } catch (AtomicMoveNotSupportedException e) {
                digest = copy(file);
            }
            Files.deleteIfExists(file);
            return digest;
        } catch (IOException e) {
            throw DiskSpace.failure(e);
        }
    }

    /** Makes a flushed file visible as its digest's content, or keeps the equal one that is there. */
    private void commit(Path file, Digest digest) throws IOException {
        Path object = layout.object(digest);
        Path folder = layout.objectFolder(digest);
        Files.createDirectories(folder);
        Layout.makeReadOnly(file);
        // Read and not only found: content that went bad on the disk is replaced by the good one.
        boolean stored = holdsSameContent(object, file);
        locks.holding(digest, () -> {
            FileTime now = FileTime.from(Instant.now());
            if (stored && Files.exists(object)) {
                Files.setLastModifiedTime(object, now);
            } else {
                Files.setLastModifiedTime(file, now);
                Files.move(file, object, StandardCopyOption.ATOMIC_MOVE);
                Layout.flushFolder(folder);
            }
            return object;
        });
    }

    private static boolean holdsSameContent(Path object, Path file) {
        try {
            return Files.exists(object) && Files.mismatch(object, file) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<StoredArtifact> find(Digest digest) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(layout.object(digest), BasicFileAttributes.class);
            return Optional.of(new StoredArtifact(
                    digest, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(Digest digest, Verification verification) {
        try {
            InputStream content = Files.newInputStream(layout.object(digest));
            return verification == Verification.VERIFY ? new VerifyingInputStream(content, digest) : content;
        } catch (NoSuchFileException e) {
            throw notFound(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void materialize(Digest digest, Path target, Verification verification) {
        try {
            new Materialization(layout).run(digest, target, verification);
        } catch (NoSuchFileException e) {
            throw notFound(digest);
        } catch (IOException e) {
            throw DiskSpace.failure(e);
        }
    }

    @Override
    public Collected collectGarbage(Set<Digest> live, Instant olderThan) {
        try {
            return new GarbageCollection(layout, locks).run(live, olderThan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException notFound(Digest digest) {
        return new ProblemException(
                ProblemCode.ARTIFACT_NOT_FOUND,
                "Artifact " + digest + " is not in the store: it was never put there, or was collected since. "
                        + "Import or upload it again.");
    }
}
