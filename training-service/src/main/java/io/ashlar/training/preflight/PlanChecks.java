package io.ashlar.training.preflight;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.PreflightEstimate;
import io.ashlar.models.training.checkpoints.TrainingState;
import io.ashlar.models.training.loop.Continuation;
import io.ashlar.models.training.loop.ModelSetup;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.lora.Adaptation;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Findings;
import io.ashlar.training.tasks.Plans;
import io.ashlar.training.tasks.TaskEncoder;
import io.ashlar.training.tasks.TaskEncoders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be checked once the base is there: the model, the rows as it reads them, the plan, the machine. */
final class PlanChecks {
    private final Path base;
    private final Recipe recipe;
    private final MachineResources resources;
    private final Findings findings;

    PlanChecks(Path base, Recipe recipe, MachineResources resources, Findings findings) {
        this.base = base;
        this.recipe = recipe;
        this.resources = resources;
        this.findings = findings;
    }

    /** Whether the base is a model of this task, where there are no rows to go on with. */
    void base(Task task) {
        Examples none =
                new Examples(task, LossFunction.SINGLE_LABEL, Map.of(), List.of(), List.of(), List.of(), List.of());
        findings.attempt(() -> TaskEncoders.open(base, recipe, none)).ifPresent(TaskEncoder::close);
    }

    Optional<FineTuningPlan> plan(
            FineTuningRequest request,
            ModelVersion version,
            DatasetVersion dataset,
            Examples examples,
            Optional<TrainingState> resumed) {
        Optional<TaskEncoder> opened = findings.attempt(() -> TaskEncoders.open(base, recipe, examples));
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (TaskEncoder encoder = opened.get()) {
            EncodedParts parts = EncodedParts.of(encoder, examples, findings);
            TrainingPlan plan = Plans.of(
                    new Plans.Folders(base, base.resolveSibling("none")),
                    recipe,
                    encoder,
                    parts.part("train"),
                    parts.part("validation"));
            findings.attempt(() -> metric(plan, encoder, examples));
            resumed.ifPresent(state -> findings.attempt(() -> goingOn(plan, state)));
            Optional<PreflightEstimate> estimate = findings.attempt(() -> PreflightEstimate.of(plan));
            if (estimate.isEmpty() || plan.train().isEmpty()) {
                return Optional.empty();
            }
            resources(estimate.get(), resources, findings);
            Map<String, Long> counts = labelCounts(plan);
            return Optional.of(new FineTuningPlan(
                    request.task(),
                    version.ref().toString(),
                    dataset.ref().toString(),
                    examples.columns(),
                    rows(examples),
                    parts.lengths(),
                    counts,
                    trained(plan, estimate.get()),
                    recipe.json(),
                    estimate.get(),
                    resources.freeMemoryBytes(),
                    resources.freeDiskBytes(),
                    Warnings.of(recipe, parts.lengths(), counts),
                    null,
                    null));
        }
    }

    private TrainingPlan metric(TrainingPlan plan, TaskEncoder encoder, Examples examples) {
        DecidingMetric.require(recipe, plan.objective(), plan.validation(), encoder.metrics(examples.validation()));
        return plan;
    }

    private static TrainingPlan goingOn(TrainingPlan plan, TrainingState state) {
        Continuation.require(plan, state);
        return plan;
    }

    /** Whether the machine has what a training needs. */
    static void resources(PreflightEstimate estimate, MachineResources resources, Findings findings) {
        require(
                findings,
                estimate.memoryBytes(),
                resources.freeMemoryBytes(),
                ProblemCode.OUT_OF_MEMORY,
                "memory: take a smaller trainBatchSize or maxSequenceLength, or LoRA");
        require(findings, estimate.diskBytes(), resources.freeDiskBytes(), ProblemCode.DISK_FULL, "disk: free some");
    }

    private static void require(Findings findings, long needed, long free, ProblemCode code, String advice) {
        if (needed > free) {
            findings.add(
                    code,
                    "The training needs about " + (needed >> 20) + " MiB and this machine has " + (free >> 20)
                            + " MiB of free " + advice + ".");
        }
    }

    private static Map<String, Integer> rows(Examples examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        examples.parts().forEach((part, rows) -> counts.put(part, rows.size()));
        return counts;
    }

    private static Map<String, Long> labelCounts(TrainingPlan plan) {
        long[] counts = plan.objective().labelCounts(plan.train());
        Map<String, Long> named = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            named.put(plan.labels().get(i), counts[i]);
        }
        return named;
    }

    private FineTuningPlan.Trained trained(TrainingPlan plan, PreflightEstimate estimate) {
        List<String> frozen = recipe.target().frozen();
        Optional<Adaptation> adaptation = ModelSetup.of(plan).adaptation();
        String how = adaptation.isPresent() ? "lora" : frozen.isEmpty() ? "full" : "partial";
        return new FineTuningPlan.Trained(
                how,
                estimate.parameters(),
                estimate.trainedParameters(),
                estimate.parameters() - estimate.trainedParameters(),
                adaptation.map(Adaptation::targets).orElse(List.of()),
                frozen,
                estimate.newWeights());
    }
}
