package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where things lie: {@code objects/ab/cdef…} for the content, {@code incoming/} for what is being written. */
final class Layout {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern REST = Pattern.compile("[0-9a-f]{62}");

    private final Path objects;
    private final Path incoming;

    Layout(Path root) throws IOException {
        objects = Files.createDirectories(root.resolve("objects"));
        incoming = Files.createDirectories(root.resolve("incoming"));
    }

    Path incoming() {
        return incoming;
    }

    Path newIncoming() {
        return incoming.resolve(UUID.randomUUID().toString());
    }

    Path objectFolder(Digest digest) {
        return objects.resolve(digest.sha256().substring(0, 2));
    }

    Path object(Digest digest) {
        return objectFolder(digest).resolve(digest.sha256().substring(2));
    }

    /** The folders that hold objects, a few hundred at most; what somebody else put here is not ours to touch. */
    List<Path> objectFolders() throws IOException {
        return list(objects, PREFIX);
    }

    List<Path> objectsIn(Path folder) throws IOException {
        return list(folder, REST);
    }

    List<Path> incomingFiles() throws IOException {
        return list(incoming, Pattern.compile(".*"));
    }

    /** The digest that an object's path stands for. */
    static Digest digest(Path object) {
        Path folder = Objects.requireNonNull(object.getParent());
        return new Digest(folder.getFileName().toString() + object.getFileName());
    }

    static void makeReadOnly(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        }
    }

    /** Flushes a rename or a delete: on POSIX the entry is the folder's content. */
    static void flushFolder(Path folder) throws IOException {
        if (POSIX) {
            flush(folder);
        }
    }

    static void flushFile(Path file) throws IOException {
        flush(file);
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> list(Path folder, Pattern names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (names.matcher(entry.getFileName().toString()).matches()) {
                    found.add(entry);
                }
            }
        }
        return found;
    }
}
