package io.ashlar.models.training.loop;

import io.ashlar.models.training.archive.LossFunction;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/**
 * A fine-tuning of a text classifier, with everything that it needs.
 *
 * @param basePackage the model that it begins with
 * @param workFolder its checkpoints; a second run with the same plan goes on from the last of them
 * @param labels names by number
 * @param evaluateFirst whether the validation rows are evaluated before the first step too
 * @param checkpointSteps saves every so many steps beside each evaluation and the end of each epoch; 0 for not
 */
public record TrainingPlan(
        Path basePackage,
        Path workFolder,
        Recipe recipe,
        List<String> labels,
        LossFunction loss,
        List<TrainingRow> train,
        List<TrainingRow> validation,
        RowOrder order,
        LossNormalization normalization,
        boolean evaluateFirst,
        long checkpointSteps) {
    public TrainingPlan {
        labels = List.copyOf(labels);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /** A plan whose rows are shuffled by the recipe's seed. */
    public static TrainingPlan of(
            Path basePackage,
            Path workFolder,
            Recipe recipe,
            Targets targets,
            List<TrainingRow> train,
            List<TrainingRow> validation) {
        RowOrder order = RowOrder.shuffled(
                train, recipe.batches().train(), recipe.batches().byLength(), recipe.seed());
        boolean plain =
                targets.loss() == LossFunction.SINGLE_LABEL && !recipe.target().balancedClasses();
        return new TrainingPlan(
                basePackage,
                workFolder,
                recipe,
                targets.labels(),
                targets.loss(),
                train,
                validation,
                order,
                plain ? LossNormalization.ITEMS : LossNormalization.BATCHES,
                !validation.isEmpty(),
                0);
    }

    /** What rows are classified into. */
    public record Targets(List<String> labels, LossFunction loss) {}

    /** The same plan that saves every so many steps. */
    public TrainingPlan savingEvery(long steps) {
        return new TrainingPlan(
                basePackage,
                workFolder,
                recipe,
                labels,
                loss,
                train,
                validation,
                order,
                normalization,
                evaluateFirst,
                steps);
    }
}
