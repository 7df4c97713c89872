package io.ashlar.models.training.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The {@code ashlar.json} of a tuned package: what it is, what made it, and the hash of each of its files. */
final class PackageRecord {
    private static final int FORMAT_VERSION = 1;

    private PackageRecord() {}

    static ObjectNode of(Path folder, TrainingPlan plan, TrainingOutcome outcome, TunedPackage.Origin origin)
            throws IOException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("formatVersion", FORMAT_VERSION);
        json.put("task", plan.objective().task().wireName());
        json.set("labels", Json.tree(plan.labels()));
        json.set("provenance", Json.tree(origin.provenance()));
        json.set("recipe", plan.recipe().json());
        json.put("seed", plan.recipe().seed());
        ObjectNode training = json.putObject("training");
        training.put("steps", outcome.steps());
        training.put("bestStep", outcome.bestStep());
        training.put("stoppedEarly", outcome.stoppedEarly());
        training.put("precision", plan.recipe().precision().resolved().wireName());
        training.set("evaluations", Json.tree(outcome.evaluations()));
        json.set("testMetrics", Json.tree(origin.testMetrics()));
        json.set("versions", versions());
        json.set("files", files(folder));
        return json;
    }

    private static ObjectNode versions() {
        ObjectNode versions = Json.MAPPER.createObjectNode();
        String ashlar = PackageRecord.class.getPackage().getImplementationVersion();
        versions.put("ashlar", ashlar == null ? "development" : ashlar);
        versions.put("engine", ai.djl.engine.Engine.getEngine("PyTorch").getVersion());
        versions.put("java", Runtime.version().toString());
        versions.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }

    private static ObjectNode files(Path folder) throws IOException {
        ObjectNode files = Json.MAPPER.createObjectNode();
        List<Path> paths;
        try (Stream<Path> below = Files.walk(folder)) {
            paths = below.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path path : paths) {
            ObjectNode file = files.putObject(folder.relativize(path).toString());
            file.put("sha256", sha256(path));
            file.put("size", Files.size(path));
        }
        return files;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
