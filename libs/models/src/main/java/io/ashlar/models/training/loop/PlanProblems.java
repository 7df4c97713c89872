package io.ashlar.models.training.loop;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.training.lora.Adaptation;
import io.ashlar.models.training.lora.NewerNames;
import io.ashlar.models.training.recipe.Lora;
import io.ashlar.models.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a recipe does not fit its model or its data, collected so that all of it is said at once. */
final class PlanProblems {
    private final List<String> problems = new ArrayList<>();

    private PlanProblems() {}

    static PlanProblems of(TrainingPlan plan, Architecture architecture) {
        PlanProblems found = new PlanProblems();
        Recipe recipe = plan.recipe();
        if (recipe.memory().checkpointing() && hasBatchNorms(architecture)) {
            found.problems.add("'gradientCheckpointing' is true, but the model has batch norms, whose statistics are"
                    + " those of a whole batch: take a smaller trainBatchSize");
        }
        found.frozen(recipe.target().frozen(), architecture);
        found.classWeights(recipe.target().classWeights().given(), plan.labels());
        return found;
    }

    private static boolean hasBatchNorms(Architecture architecture) {
        List<String> paths = new ArrayList<>();
        architecture.root().forEachWeight((path, weight) -> paths.add(path));
        return paths.stream().anyMatch(path -> path.endsWith(".running_mean"));
    }

    private void frozen(List<String> frozen, Architecture architecture) {
        List<String> paths = new ArrayList<>();
        architecture.root().forEachWeight((path, weight) -> paths.add(path));
        frozen.stream()
                .filter(prefix -> paths.stream().noneMatch(path -> begins(architecture.family(), path, prefix)))
                .forEach(unknown -> problems.add("'frozen' has '" + unknown
                        + "', with which no weight of the model begins; its first is '" + paths.get(0) + "'"));
        if (paths.stream()
                .allMatch(path -> frozen.stream().anyMatch(prefix -> begins(architecture.family(), path, prefix)))) {
            problems.add("'frozen' is " + frozen + ": nothing would be left to train");
        }
    }

    /** Whether a weight's path begins so, as the checkpoint or as transformers 5 calls it. */
    static boolean begins(String family, String path, String prefix) {
        return path.startsWith(prefix) || NewerNames.of(family, path).startsWith(prefix);
    }

    private void classWeights(Map<String, Double> given, List<String> labels) {
        given.keySet().stream()
                .filter(label -> !labels.contains(label))
                .sorted()
                .forEach(label -> problems.add("'classWeights' has '" + label
                        + "', which is no label of the training rows;" + " there are " + String.join(", ", labels)));
        if (!given.isEmpty() && labels.stream().allMatch(label -> given.getOrDefault(label, 1.0) == 0)) {
            problems.add("'classWeights' are all 0: nothing would be learned");
        }
    }

    Optional<Adaptation> adaptation(Optional<Lora> lora, Architecture architecture) {
        try {
            return lora.map(wanted -> Adaptation.of(wanted, architecture));
        } catch (ProblemException e) {
            problems.add(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
            return Optional.empty();
        }
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.RECIPE_INVALID,
                    problems.stream().map(problem -> problem + ".").toList());
        }
    }
}
