package io.ashlar.training.job;

import io.ashlar.training.data.ExampleFile;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where a job's worker reads and writes. */
record WorkFolder(Path root) {
    static WorkFolder of(Path cache, UUID jobId) {
        return new WorkFolder(cache.toAbsolutePath().normalize().resolve("jobs").resolve(jobId.toString()));
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path examples() {
        return root.resolve("examples.jsonl");
    }

    Path tuned(String name) {
        return root.resolve("package").resolve(name);
    }

    /** That of one trial of a search. */
    WorkFolder trial(int number) {
        return new WorkFolder(root.resolve("trial-" + number));
    }

    Path pictures() {
        return root.resolve("pictures");
    }

    /** Writes the rows for the worker; never half of them. */
    void write(Examples examples) {
        try {
            Files.createDirectories(root);
            ExampleFile.write(examples(), examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes everything. */
    void delete() {
        TemporaryFolder.delete(root);
    }
}
