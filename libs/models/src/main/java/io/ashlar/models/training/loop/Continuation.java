package io.ashlar.models.training.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.checkpoints.TrainingState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a training begins that finds a checkpoint: its own, or with {@code resumeFrom} that of another training. The
 * other one must share what makes weights, moments and the order of the rows mean the same; how long and how fast it
 * learns from there on, and when it is evaluated and saved, may differ.
 */
public final class Continuation {
    private static final List<String> FREE = List.of(
            "resumeFrom",
            "epochs",
            "maxSteps",
            "learningRate",
            "scheduler",
            "schedulerParameters",
            "warmupSteps",
            "warmupRatio",
            "weightDecay",
            "adamBeta1",
            "adamBeta2",
            "adamEpsilon",
            "maxGradNorm",
            "dropout",
            "precision",
            "evalBatchSize",
            "evaluationStrategy",
            "evalSteps",
            "loggingSteps",
            "earlyStopping",
            "saveTotalLimit",
            "autoFindBatchSize",
            "gradientCheckpointing");

    private Continuation() {}

    /** A training before its first step. */
    static TrainingState beginning(TrainingPlan plan) {
        return TrainingState.begin(Fingerprint.of(plan), trunk(plan));
    }

    /** The state that the plan goes on from, where it finds this one. */
    static TrainingState of(TrainingPlan plan, TrainingState saved) {
        String fingerprint = Fingerprint.of(plan);
        if (saved.fingerprint().equals(fingerprint)) {
            return saved;
        }
        if (plan.recipe().length().resumeFrom().isEmpty()) {
            throw new IllegalStateException(
                    plan.workFolder() + " has the checkpoints of another training; give each a folder of its own");
        }
        require(plan, saved);
        return saved.under(fingerprint);
    }

    /**
     * Whether a plan can go on from another training's state.
     *
     * @throws ProblemException {@code CHECKPOINT_UNFIT} that says why not
     */
    public static void require(TrainingPlan plan, TrainingState saved) {
        if (!trunk(plan).equals(saved.trunk())) {
            throw new ProblemException(
                    ProblemCode.CHECKPOINT_UNFIT,
                    "The checkpoint was made of other rows, labels or parameters than this training's. Use the same data,"
                            + " columns and parts, and change nothing of the recipe but " + String.join(", ", FREE)
                            + ".");
        }
        long end = plan.recipe().totalSteps(plan.train().size());
        if (saved.step() >= end) {
            throw new ProblemException(
                    ProblemCode.CHECKPOINT_UNFIT,
                    "The checkpoint stands at step " + saved.step() + ", and this recipe ends after step " + end
                            + ". Make 'epochs' or 'maxSteps' larger: they count from the beginning of the first training.");
        }
    }

    /** The parameters in which two recipes differ, of those that may not; both with their defaults filled in. */
    public static List<String> fixedDifferences(JsonNode earlier, JsonNode recipe) {
        Set<String> names = new TreeSet<>();
        earlier.fieldNames().forEachRemaining(names::add);
        recipe.fieldNames().forEachRemaining(names::add);
        FREE.forEach(names::remove);
        return names.stream()
                .filter(name ->
                        !earlier.path(name).toString().equals(recipe.path(name).toString()))
                .toList();
    }

    /** What may differ, for messages. */
    public static List<String> free() {
        return FREE;
    }

    private static String trunk(TrainingPlan plan) {
        ObjectNode fixed = plan.recipe().json();
        fixed.remove(FREE);
        return Fingerprint.of(plan, fixed);
    }
}
