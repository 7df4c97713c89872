package io.ashlar.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSnapshotTest {
    @TempDir
    Path folder;

    @Test
    void shouldHoldWhatTheWorkerRemovesMeanwhile() throws IOException {
        Path checkpoints = folder.resolve("checkpoints");
        Path first = Files.createDirectories(checkpoints.resolve("checkpoint-1"));
        Files.writeString(first.resolve("state.json"), "{}");
        Files.createDirectories(checkpoints.resolve(".unfinished-2"));

        try (CheckpointSnapshot snapshot = CheckpointSnapshot.of(checkpoints)) {
            Files.delete(first.resolve("state.json"));
            Files.delete(first);

            assertThat(snapshot.folder().resolve("checkpoint-1/state.json")).hasContent("{}");
            assertThat(snapshot.folder().resolve(".unfinished-2")).doesNotExist();
        }

        assertThat(folder).isDirectoryContaining("glob:**/checkpoints");
        assertThat(folder.resolve("checkpoints.linked")).doesNotExist();
    }
}
