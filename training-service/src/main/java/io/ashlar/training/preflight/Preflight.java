package io.ashlar.training.preflight;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.PreflightEstimate;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.BasePackages;
import io.ashlar.training.data.Example;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.worker.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks a request: model, data, columns, labels, lengths, recipe, memory and disk. Nothing is computed. */
@ApplicationScoped
public class Preflight {
    private final CatalogLookup catalog;
    private final TrainingRows rows;
    private final BasePackages packages;
    private final MachineResources resources;

    Preflight(CatalogLookup catalog, TrainingRows rows, BasePackages packages, MachineResources resources) {
        this.catalog = catalog;
        this.rows = rows;
        this.packages = packages;
        this.resources = resources;
    }

    /** The plan, or the problem that keeps the job from succeeding. */
    public FineTuningPlan plan(FineTuningRequest request) {
        if (request.task() != Task.TEXT_CLASSIFICATION) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "This version fine-tunes text-classification, not "
                            + request.task().wireName() + ".");
        }
        Recipe recipe = Recipe.parse(request.recipe(), request.task());
        ModelVersion base = catalog.model(request.baseModel());
        DatasetVersion dataset = catalog.dataset(request.data().train());
        Examples examples = rows.read(request, dataset, recipe.seed());
        Path folder = packages.folder(base.model().packageDigest());
        TrainingPlan plan = Plans.of(folder, folder.resolveSibling("none"), recipe, examples);
        PreflightEstimate estimate = PreflightEstimate.of(plan);
        long memory = resources.freeMemoryBytes();
        long disk = resources.freeDiskBytes();
        require(
                estimate.memoryBytes(),
                memory,
                ProblemCode.OUT_OF_MEMORY,
                "memory: take a smaller trainBatchSize or maxSequenceLength");
        require(estimate.diskBytes(), disk, ProblemCode.DISK_FULL, "disk: free some");
        return new FineTuningPlan(
                base.ref().toString(),
                dataset.ref().toString(),
                counts(examples),
                labelCounts(examples),
                recipe.json(),
                estimate,
                memory,
                disk);
    }

    private static void require(long needed, long free, ProblemCode code, String advice) {
        if (needed > free) {
            throw new ProblemException(
                    code,
                    "The training needs about " + (needed >> 20) + " MiB and this machine has " + (free >> 20)
                            + " MiB of free " + advice + ".");
        }
    }

    private static Map<String, Integer> counts(Examples examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("train", examples.train().size());
        counts.put("validation", examples.validation().size());
        counts.put("test", examples.test().size());
        return counts;
    }

    private static Map<String, Long> labelCounts(Examples examples) {
        List<String> labels = examples.labels();
        Map<Integer, Long> byNumber =
                examples.train().stream().collect(Collectors.groupingBy(Example::label, Collectors.counting()));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            counts.put(labels.get(i), byNumber.getOrDefault(i, 0L));
        }
        return counts;
    }
}
