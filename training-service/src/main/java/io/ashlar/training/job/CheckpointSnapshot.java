package io.ashlar.training.job;

import io.ashlar.training.data.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkpoints of a worker that goes on meanwhile, and removes the older ones: hard links beside them. A checkpoint
 * has its name only when it is whole and is never written again, so links are as good as copies.
 */
record CheckpointSnapshot(Path folder) implements AutoCloseable {
    private static final String WHOLE = "checkpoint-\\d+";
    private static final int TRIES = 10;

    static CheckpointSnapshot of(Path checkpoints) {
        CheckpointSnapshot snapshot =
                new CheckpointSnapshot(checkpoints.resolveSibling(checkpoints.getFileName() + ".linked"));
        for (int i = 1; ; i++) {
            try {
                snapshot.close();
                snapshot.link(checkpoints);
                return snapshot;
            } catch (NoSuchFileException e) {
                if (i == TRIES) {
                    throw new UncheckedIOException(e); // no worker is that fast
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void link(Path checkpoints) throws IOException {
        Files.createDirectories(folder);
        for (Path checkpoint : inside(checkpoints)) {
            if (checkpoint.getFileName().toString().matches(WHOLE)) {
                Path target = Files.createDirectory(
                        folder.resolve(checkpoint.getFileName().toString()));
                for (Path file : inside(checkpoint)) {
                    Files.createLink(target.resolve(file.getFileName().toString()), file);
                }
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @Override
    public void close() {
        TemporaryFolder.delete(folder);
    }
}
