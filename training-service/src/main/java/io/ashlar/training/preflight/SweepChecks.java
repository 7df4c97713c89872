package io.ashlar.training.preflight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.models.training.PreflightEstimate;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.recipe.EvaluationStrategy;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Findings;
import io.ashlar.training.tasks.TaskEncoder;
import io.ashlar.training.tasks.TaskEncoders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks every trial of a search as if it stood alone; rows are read once for trials that read them alike. */
final class SweepChecks {
    /** Parameters that decide how rows are read. */
    private static final List<String> OF_ROWS = List.of(
            "maxSequenceLength",
            "docStride",
            "labelAllPieces",
            "lossOn",
            "packing",
            "sourcePrefix",
            "maxTargetLength",
            "sourceLanguage",
            "targetLanguage",
            "augmentation");

    private final Path base;
    private final Examples examples;
    private final Findings findings;
    private final Map<ObjectNode, Optional<Encoded>> encoded = new HashMap<>();

    SweepChecks(Path base, Examples examples, Findings findings) {
        this.base = base;
        this.examples = examples;
        this.findings = findings;
    }

    private record Encoded(Objective objective, EncodedParts parts) {}

    /** The plan of all trials; what is wrong with one is told once, with its number. */
    SweepPlan plan(Sweep sweep, MachineResources resources) {
        if (examples.validation().isEmpty()) {
            findings.add(
                    ProblemCode.RECIPE_INVALID,
                    "'sweep' chooses by the validation rows, and there are none. Give 'data.validation', or leave it out"
                            + " for a tenth of the training data.");
        }
        List<SweepPlan.TrialPlan> trials = new ArrayList<>();
        for (Sweep.Trial trial : sweep.trials()) {
            Recipe recipe = Recipe.parse(trial.recipe(), examples.task());
            if (recipe.evaluation().strategy() == EvaluationStrategy.NONE) {
                findings.add(
                        ProblemCode.RECIPE_INVALID,
                        "Trial " + trial.number() + " of the sweep has the evaluationStrategy none, so it could not be"
                                + " compared. Set it to epoch or steps.");
            }
            estimate(recipe).ifPresent(estimate -> {
                PlanChecks.resources(estimate, resources, findings);
                trials.add(new SweepPlan.TrialPlan(
                        trial.number(), trial.values(), estimate.steps(), estimate.memoryBytes()));
            });
        }
        return new SweepPlan(
                trials.stream().mapToLong(SweepPlan.TrialPlan::steps).sum(), trials);
    }

    private Optional<PreflightEstimate> estimate(Recipe recipe) {
        return encoded.computeIfAbsent(recipe.json().retain(OF_ROWS), unused -> encode(recipe))
                .flatMap(rows -> findings.attempt(() -> PreflightEstimate.of(TrainingPlan.of(
                        base,
                        base.resolveSibling("none"),
                        recipe,
                        rows.objective(),
                        rows.parts().part("train"),
                        rows.parts().part("validation")))));
    }

    private Optional<Encoded> encode(Recipe recipe) {
        Optional<TaskEncoder> opened = findings.attempt(() -> TaskEncoders.open(base, recipe, examples));
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (TaskEncoder encoder = opened.get()) {
            return Optional.of(new Encoded(encoder.objective(), EncodedParts.of(encoder, examples, findings)));
        }
    }
}
