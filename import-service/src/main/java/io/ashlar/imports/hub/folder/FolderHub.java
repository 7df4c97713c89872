package io.ashlar.imports.hub.folder;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders in Hub layout, named by their absolute paths. Links are followed, as the Hub's own cache is made of them, but
 * nothing is read whose real path lies outside the allowed roots. Folders have no commits and no hashes.
 */
public final class FolderHub implements ModelHub {
    private final List<Path> roots;
    private final int maxFiles;

    /** Without a root, every folder is refused. */
    public FolderHub(List<Path> roots, int maxFiles) {
        this.roots = List.copyOf(roots);
        this.maxFiles = maxFiles;
    }

    @Override
    public Patience patience() {
        return new Patience(1, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public Repository find(String id, String revision) {
        Path folder = allowed(id);
        List<RemoteFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry) && isBelowRoot(entry.toRealPath())) {
                    files.add(new RemoteFile(entry.getFileName().toString(), Files.size(entry), null, null));
                }
                if (files.size() > maxFiles) {
                    throw new ProblemException(
                            ProblemCode.PATH_NOT_ALLOWED,
                            "'" + id + "' has more than " + maxFiles
                                    + " files, so it is no model. Give the model's own folder.");
                }
            }
        } catch (IOException e) {
            throw unreadable(id, e);
        }
        return new Repository(folder.toString(), revision, null, files, null, null, false);
    }

    @Override
    public Content open(Repository repository, RemoteFile file, long offset) throws IOException {
        Path path = Path.of(repository.id()).resolve(file.path()).toRealPath();
        if (!isBelowRoot(path)) {
            throw notAllowed(path.toString());
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ).position(offset);
        return new Content(Channels.newInputStream(channel), offset);
    }

    private Path allowed(String id) {
        Path folder;
        try {
            folder = Path.of(id);
        } catch (InvalidPathException e) {
            throw notAllowed(id);
        }
        if (!folder.isAbsolute() || !isBelow(folder.normalize(), roots)) {
            throw notAllowed(id);
        }
        try {
            Path real = folder.toRealPath();
            if (!isBelowRoot(real)) {
                throw notAllowed(id);
            }
            if (!Files.isDirectory(real)) {
                throw unreadable(id, new IOException("it is no folder"));
            }
            return real;
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private boolean isBelowRoot(Path real) throws IOException {
        List<Path> realRoots = new ArrayList<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                realRoots.add(root.toRealPath());
            }
        }
        return isBelow(real, realRoots);
    }

    private static boolean isBelow(Path path, List<Path> roots) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private ProblemException notAllowed(String id) {
        return new ProblemException(
                ProblemCode.PATH_NOT_ALLOWED,
                "The folder '" + id + "' is not below one that imports may read: "
                        + (roots.isEmpty() ? "none is" : "allowed are " + roots)
                        + ". Whoever runs Ashlar sets them as ashlar.import.folder-roots.");
    }

    private static ProblemException unreadable(String id, IOException e) {
        return new ProblemException(
                ProblemCode.HUB_REPOSITORY_NOT_FOUND,
                "The folder '" + id + "' cannot be read (" + e.getClass().getSimpleName()
                        + "). Check that it is there and that the import service's user may read it.",
                e);
    }
}
