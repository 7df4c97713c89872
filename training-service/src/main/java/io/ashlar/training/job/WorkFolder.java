package io.ashlar.training.job;

import io.ashlar.contracts.Json;
import io.ashlar.training.data.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where a job's worker reads and writes. */
record WorkFolder(Path root) {
    static WorkFolder of(Path cache, UUID jobId) {
        return new WorkFolder(cache.toAbsolutePath().normalize().resolve("jobs").resolve(jobId.toString()));
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path examples() {
        return root.resolve("examples.json");
    }

    Path tuned(String name) {
        return root.resolve("package").resolve(name);
    }

    /** Writes the rows for the worker; never half of them. */
    void write(Examples examples) {
        try {
            Files.createDirectories(root);
            Path partial = root.resolve("examples.json.new");
            Files.writeString(partial, Json.write(examples));
            Files.move(partial, examples(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes everything. */
    void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> below = Files.walk(root)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
