package io.ashlar.embedded.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders as repositories: {@code root/org/name} is the branch main of org/name, {@code root/org/name@rev} its revision
 * rev. What begins with a dot is still being written, or nobody's.
 */
final class Repositories {
    private static final String MAIN = "main";

    private final Path root;
    private final FileHashes hashes = new FileHashes();

    Repositories(Path root) {
        this.root = root;
    }

    /** The ids of all repositories, sorted. */
    List<String> ids() {
        return folders(root).stream()
                .flatMap(organization -> folders(organization).stream())
                .map(folder -> root.relativize(folder).toString())
                .filter(id -> !id.contains("@"))
                .toList();
    }

    /** A revision by its name or its commit. */
    Snapshot snapshot(String id, String revision) {
        if (!ids().contains(id)) {
            throw HubError.noRepository();
        }
        if (revision.equals(MAIN)) {
            return read(id, root.resolve(id));
        }
        Path organization = root.resolve(id.substring(0, id.indexOf('/')));
        String name = id.substring(id.indexOf('/') + 1);
        for (Path folder : folders(organization)) {
            String folderName = folder.getFileName().toString();
            if (folderName.equals(name + "@" + revision)) {
                return read(id, folder);
            }
            if (folderName.equals(name) || folderName.startsWith(name + "@")) {
                Snapshot snapshot = read(id, folder);
                if (snapshot.commit().equals(revision)) {
                    return snapshot;
                }
            }
        }
        throw HubError.noRevision(revision);
    }

    /** A large file of any revision, as the store behind the Hub has it. */
    HubFile largeFile(String id, String sha256) {
        Path organization = root.resolve(id).getParent();
        if (organization == null || !ids().contains(id)) {
            throw HubError.noRepository();
        }
        String name = id.substring(id.indexOf('/') + 1);
        return folders(organization).stream()
                .filter(folder -> (folder.getFileName() + "@").startsWith(name + "@"))
                .flatMap(folder -> read(id, folder).largeFile(sha256).stream())
                .findFirst()
                .orElseThrow(HubError::noEntry);
    }

    private Snapshot read(String id, Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<HubFile> files = paths.filter(Files::isRegularFile)
                    .map(file -> HubFile.of(folder.relativize(file).toString(), file, hashes))
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .toList();
            return Snapshot.of(id, folder, files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }
}
