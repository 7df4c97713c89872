package io.ashlar.imports.job;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The package's {@code ashlar.json}: where it came from. Without times or versions, so that the same import makes the
 * same package.
 *
 * @param files the SHA-256 of every other file, by path
 */
@JsonPropertyOrder({"formatVersion", "task", "source", "files"})
record PackageDescription(int formatVersion, Task task, ModelSource source, Map<String, String> files) {
    static final String FILE = "ashlar.json";
    private static final int FORMAT_VERSION = 1;

    static PackageDescription of(Task task, ModelSource source, List<PackageFile> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach(file -> digests.put(file.path(), file.digest().sha256()));
        return new PackageDescription(FORMAT_VERSION, task, source, digests);
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
