package io.ashlar.catalog;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Packages in the catalog's store, and candidates that offer them. */
@ApplicationScoped
public class StoredPackages {
    private final PackageStore packages;

    StoredPackages(PackageStore packages) {
        this.packages = packages;
    }

    /** Stores a package of these files. */
    public Digest store(Map<String, String> files) {
        try {
            Path folder = Files.createTempDirectory("package");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return packages.store(folder, Handover.MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package with a card, unlike any other. */
    public Digest withCard(String card) {
        return store(Map.of(
                "config.json",
                "{\"model_type\":\"bert\",\"id\":\"" + UUID.randomUUID() + "\"}",
                "onnx/model.txt",
                "0123456789",
                "README.md",
                card));
    }

    /** An imported model's candidate. */
    public static ModelCandidate imported(String name, Digest digest) {
        return candidate(name, Task.TEXT_CLASSIFICATION, "bert", 1_000, "hugging-face", digest, null);
    }

    /** A candidate that was tuned from a version. */
    public static ModelCandidate tuned(String name, Digest digest, ModelVersion base, UUID jobId, String dataset) {
        Lineage lineage = new Lineage(
                jobId,
                base.ref().toString(),
                base.model().packageDigest(),
                dataset,
                "0".repeat(64),
                Json.tree(Map.of("epochs", 3)),
                42,
                Map.of("ashlar", "test"));
        return candidate(name, Task.TEXT_CLASSIFICATION, "bert", 1_000, "workspace", digest, lineage);
    }

    /** Any candidate. */
    public static ModelCandidate candidate(
            String name,
            Task task,
            String family,
            long sizeBytes,
            String collection,
            Digest digest,
            @Nullable Lineage lineage) {
        return new ModelCandidate(
                name,
                task,
                digest.sha256(),
                family,
                123,
                sizeBytes,
                512,
                List.of("no", "yes"),
                List.of("classifier.weight"),
                new ModelSource(lineage == null ? "hub" : "fine-tuning", "org/" + name, "abc"),
                null,
                collection,
                lineage,
                Map.of("accuracy", 0.5));
    }
}
