package io.ashlar.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedFolderTest {
    @TempDir
    Path cache;

    @BeforeEach
    void useOwnCache() {
        System.setProperty("ashlar.cache", cache.toString());
    }

    @AfterEach
    void leaveCache() {
        System.clearProperty("ashlar.cache");
    }

    @Test
    void shouldUnpackOnceAndAgainForOtherContent() {
        Path first = UnpackedFolder.of("tool", "a1", folder -> Files.writeString(folder.resolve("file"), "one"));
        Path again = UnpackedFolder.of("tool", "a1", folder -> {
            throw new AssertionError("unpacked twice");
        });
        Path other = UnpackedFolder.of("tool", "b2", folder -> Files.writeString(folder.resolve("file"), "two"));

        assertThat(again).isEqualTo(first);
        assertThat(first.resolve("file")).hasContent("one");
        assertThat(other.resolve("file")).hasContent("two");
    }

    @Test
    void shouldGiveOneCompleteFolderToManyWhoUnpackAtOnce() throws Exception {
        int many = 6;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Path>> folders = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> UnpackedFolder.of("tool", "c3", folder -> {
                        awaitAll(together);
                        Files.writeString(folder.resolve("file"), "whole");
                    })))
                    .toList();
            for (Future<Path> folder : folders) {
                assertThat(folder.get().resolve("file")).hasContent("whole");
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void shouldNotShowAFolderWhoseFillingFailed() {
        assertThatThrownBy(() -> UnpackedFolder.of("tool", "d4", folder -> {
                    Files.writeString(folder.resolve("half"), "h");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
        assertThat(cache).isEmptyDirectory();
        Path whole = UnpackedFolder.of("tool", "d4", folder -> Files.writeString(folder.resolve("whole"), "w"));
        assertThat(whole.resolve("half")).doesNotExist();
    }

    private static void awaitAll(CyclicBarrier together) throws IOException {
        try {
            together.await();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
