package io.ashlar.inference.endpoints;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.Json;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.models.families.ModelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Packages laid out as folders for loading. Only the loader's thread calls it. */
@ApplicationScoped
class PackageCache {
    private static final int LABELS_DIGITS = 16;

    private final Path artifacts;
    private final Path packages;

    @Inject
    PackageCache(@ConfigProperty(name = "ashlar.artifacts.folder") Path artifacts, InferenceConfig config) {
        this(artifacts, config.cache());
    }

    PackageCache(Path artifacts, Path cache) {
        this.artifacts = artifacts;
        this.packages = cache.resolve("packages");
    }

    /** The folder of a plan's package; with labels of its own, the configuration in it has those. */
    Path lay(DeploymentPlan plan) {
        Path folder = packages.resolve(key(plan));
        try {
            Files.createDirectories(packages);
            new PackageStore(FolderArtifactStore.at(artifacts))
                    .materialize(new Digest(plan.packageDigest()), folder, Verification.VERIFY);
            if (!plan.labels().isEmpty()) {
                relabel(folder, plan.labels());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** What identifies the content that a plan loads: letters and digits. */
    static String key(DeploymentPlan plan) {
        if (plan.labels().isEmpty()) {
            return plan.packageDigest();
        }
        byte[] labels = Json.write(plan.labels()).getBytes(StandardCharsets.UTF_8);
        return plan.packageDigest() + "L" + Digest.of(labels).sha256().substring(0, LABELS_DIGITS);
    }

    /** The file in the folder is a link to the store's: it is replaced, never written to. */
    private static void relabel(Path folder, List<String> labels) throws IOException {
        Path config = folder.resolve("config.json");
        String json = Json.write(ModelConfig.read(folder)
                .withLabels(labels, "single_label_classification")
                .toJson());
        Files.delete(config);
        Files.writeString(config, json);
    }

    /** Forgets a package that nothing serves any more; its artifacts stay in the store. */
    void forget(String key) {
        try {
            delete(packages.resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what is not among these: what a process that was killed has left behind. */
    void keepOnly(Set<String> keys) {
        if (!Files.isDirectory(packages)) {
            return;
        }
        try (Stream<Path> folders = Files.list(packages)) {
            folders.map(folder -> folder.getFileName().toString())
                    .filter(key -> !keys.contains(key))
                    .toList()
                    .forEach(this::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(folder)) {
                paths = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }
}
