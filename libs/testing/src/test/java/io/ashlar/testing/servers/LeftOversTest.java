package io.ashlar.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {
    /** Above the largest process id of Linux. */
    private static final String NOBODY = "4194999";

    @TempDir
    Path all;

    @Test
    void shouldRemoveFoldersOfJvmsThatAreGone() throws IOException {
        Path gone = Files.createDirectories(all.resolve(NOBODY + "-1/postgres"));
        Path mine = Files.createDirectories(all.resolve(ProcessHandle.current().pid() + "-1"));
        Path foreign = Files.createDirectories(all.resolve("notes"));

        LeftOvers.sweep(all);

        assertThat(gone.getParent()).doesNotExist();
        assertThat(mine).exists();
        assertThat(foreign).exists();
    }

    @Test
    void shouldSweepBesideOthersThatSweep() throws IOException {
        for (int file = 0; file < 2000; file++) {
            Path folder = Files.createDirectories(all.resolve(NOBODY + "-" + file % 4 + "/" + file % 20));
            Files.createFile(folder.resolve("f" + file));
        }
        List<CompletableFuture<Void>> sweeps = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> LeftOvers.sweep(all)))
                .toList();

        assertThat(sweeps).allSatisfy(sweep -> assertThat(sweep).succeedsWithin(Duration.ofSeconds(30)));
        LeftOvers.sweep(all);
        assertThat(all).isEmptyDirectory();
    }

    @Test
    void shouldHaveNothingToDoWithoutAFolder() {
        LeftOvers.sweep(all.resolve("missing"));
        assertThat(all.resolve("missing")).doesNotExist();
    }
}
