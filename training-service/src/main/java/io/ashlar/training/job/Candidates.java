package io.ashlar.training.job;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.artifacts.packages.PackageManifest;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.training.worker.WorkerMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Describes a tuned package to the catalog. */
final class Candidates {
    private Candidates() {}

    /** A package in the store. */
    record Stored(Digest digest, PackageManifest manifest) {
        long bytes() {
            return manifest.files().stream().mapToLong(PackageFile::size).sum();
        }
    }

    /** Where it comes from. */
    record Origin(UUID jobId, ModelVersion base, DatasetVersion dataset, Recipe recipe, List<String> labels) {}

    static ModelCandidate of(FineTuningRequest request, Origin origin, Stored stored, WorkerMessage.Done done) {
        ModelVersion base = origin.base();
        return new ModelCandidate(
                request.output().name(),
                request.task(),
                stored.digest().sha256(),
                base.model().family(),
                done.parameters(),
                stored.bytes(),
                done.maxSequenceLength(),
                origin.labels(),
                List.of(),
                new ModelSource("fine-tuning", base.ref().toString(), null),
                base.model().licence(),
                "workspace",
                new Lineage(
                        origin.jobId(),
                        base.ref().toString(),
                        base.model().packageDigest(),
                        origin.dataset().ref().toString(),
                        origin.dataset().digest(),
                        origin.recipe().json(),
                        origin.recipe().seed(),
                        Map.of("java", System.getProperty("java.version", ""))),
                metrics(done));
    }

    /** The best validation and the test, by prefixed names. */
    static Map<String, Double> metrics(WorkerMessage.Done done) {
        Map<String, Double> metrics = new TreeMap<>();
        done.evaluations().stream()
                .filter(evaluation -> evaluation.step() == done.bestStep())
                .map(EvaluationReport::metrics)
                .forEach(best -> best.forEach((name, value) -> metrics.put("validation_" + name, value)));
        done.testMetrics().forEach((name, value) -> metrics.put("test_" + name, value));
        return metrics;
    }
}
