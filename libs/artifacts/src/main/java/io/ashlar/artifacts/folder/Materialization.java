package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** An artifact becomes a file elsewhere: linked beside the target, checked there, then renamed over it. */
final class Materialization {
    private final Layout layout;

    Materialization(Layout layout) {
        this.layout = layout;
    }

    void run(Digest digest, Path target, Verification verification) throws IOException {
        Path object = layout.object(digest);
        if (!Files.exists(object)) {
            throw new NoSuchFileException(object.toString());
        }
        Path absolute = target.toAbsolutePath();
        Path folder = Objects.requireNonNull(absolute.getParent(), "a folder cannot be the target");
        Files.createDirectories(folder);
        Path beside = absolute.resolveSibling(".materializing-" + UUID.randomUUID());
        try {
            linkOrCopy(object, beside, folder);
            if (verification == Verification.VERIFY) {
                VerifyingInputStream.requireSame(digest, Digest.ofFile(beside));
            }
            Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // Renaming one hard link onto another of the same file does nothing, so it may still be here.
            Files.deleteIfExists(beside);
        }
    }

    private void linkOrCopy(Path object, Path beside, Path folder) throws IOException {
        try {
            Files.createLink(beside, object);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Another file system, too many links, or no right to link: a copy is as good.
            new DiskSpace(folder, DiskSpace.ofFileStore()).require(Files.size(object));
            Files.copy(object, beside);
            Layout.flushFile(beside);
            Layout.makeReadOnly(beside);
        }
    }
}
