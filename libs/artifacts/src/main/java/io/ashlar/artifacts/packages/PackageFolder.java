package io.ashlar.artifacts.packages;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Packages as folders: what is below one, and building one. */
final class PackageFolder {
    record Entry(String path, Path file, long size) {}

    private final ArtifactStore artifacts;
    private final PackageManifest manifest;
    private final Verification verification;

    PackageFolder(ArtifactStore artifacts, PackageManifest manifest, Verification verification) {
        this.artifacts = artifacts;
        this.manifest = manifest;
        this.verification = verification;
    }

    /** Every file below the folder, all paths checked before the first byte is stored. */
    static List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                PackagePaths.requireAllowed(path);
                if (!attributes.isRegularFile()) {
                    throw new ProblemException(
                            ProblemCode.PATH_NOT_ALLOWED,
                            "'" + path + "' is a link or a special file, and a package holds plain files only. "
                                    + "Replace it by the file it stands for.");
                }
                entries.add(new Entry(path, file, attributes.size()));
                return FileVisitResult.CONTINUE;
            }
        });
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a package needs at least one file, and " + folder + " has none");
        }
        PackagePaths.requireDistinct(entries.stream().map(Entry::path).toList());
        return entries;
    }

    void build(Path folder) throws IOException {
        if (Files.exists(folder)) {
            fill(folder);
            return;
        }
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path beside = absolute.resolveSibling(".materializing-" + UUID.randomUUID());
        try {
            fill(beside);
            try {
                Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(absolute)) {
                    throw e;
                }
                fill(absolute); // somebody else was faster
            }
        } finally {
            delete(beside);
        }
    }

    private void fill(Path folder) throws IOException {
        for (PackageFile file : manifest.files()) {
            Path target = folder.resolve(file.path());
            if (!isInPlace(file, target)) {
                artifacts.materialize(file.digest(), target, verification);
            }
        }
    }

    private boolean isInPlace(PackageFile file, Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == file.size()
                && (verification == Verification.TRUST || Digest.ofFile(target).equals(file.digest()));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
