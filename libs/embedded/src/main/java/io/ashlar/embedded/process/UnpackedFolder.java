package io.ashlar.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Binaries that come inside a jar, unpacked once for every program of the user. The folder's name carries a key of the
 * content, and it appears by one rename: several programs may unpack at the same moment, and a killed one leaves
 * nothing half done under that name.
 *
 * <p>The place is {@code -Dashlar.cache}, else {@code ASHLAR_CACHE}, else {@code ~/.cache/ashlar}, else the temporary
 * folder.
 */
public final class UnpackedFolder {
    private UnpackedFolder() {}

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    public static Path of(String name, String contentKey, Filler filler) {
        try {
            return unpack(cacheFolder(), name, contentKey, filler);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name, e);
        }
    }

    /** In the temporary folder, where a user who may not enter this one's home can read it too. */
    public static Path forEveryUser(String name, String contentKey, Filler filler) {
        try {
            return unpack(temporaryFolder(), name, contentKey, filler);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name, e);
        }
    }

    private static Path unpack(Path cache, String name, String contentKey, Filler filler) throws IOException {
        Path target = cache.resolve(name + "-" + contentKey);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path partial = Files.createTempDirectory(cache, ".unpacking-" + name + "-");
        try {
            filler.fill(partial);
            partial.toFile().setReadable(true, false);
            partial.toFile().setExecutable(true, false);
            publish(partial, target);
        } finally {
            deleteTree(partial);
        }
        return target;
    }

    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(partial);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static Path cacheFolder() throws IOException {
        String property = System.getProperty("ashlar.cache");
        String variable = System.getenv("ASHLAR_CACHE");
        if (property != null || variable != null) {
            return Files.createDirectories(Path.of(property != null ? property : variable));
        }
        Path home = Path.of(System.getProperty("user.home"), ".cache", "ashlar");
        try {
            Path folder = Files.createDirectories(home);
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException e) {
            // A read-only or missing home is usual in containers: the temporary folder serves as well.
        }
        return temporaryFolder();
    }

    private static Path temporaryFolder() throws IOException {
        return Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "ashlar-cache-" + System.getProperty("user.name")));
    }

    /** Deletes a folder and all in it; what is missing already is no error. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
