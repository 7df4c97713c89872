package io.ashlar.benchmarks.opening;

import io.ashlar.benchmarks.peers.PeerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the system holds the files of a package in memory when it is opened.
 *
 * @param folders whose files are given up before each turn; none: they stay where reading them has put them
 */
record PageCache(List<Path> folders) {
    static final PageCache WARM = new PageCache(List.of());

    void prepare() {
        folders.forEach(PageCache::giveUp);
    }

    private static void giveUp(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Process process = new ProcessBuilder(
                                "dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none")
                        .redirectErrorStream(true)
                        .start();
                if (process.waitFor() != 0) {
                    throw new PeerException("dd cannot take " + file + " out of the page cache");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measuring was interrupted", e);
        }
    }
}
