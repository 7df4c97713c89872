package io.ashlar.models.training.loop;

import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tuning with everything that it needs.
 *
 * @param basePackage the model that it begins with
 * @param workFolder its checkpoints; a second run with the same plan goes on from the last of them
 * @param objective what is learned
 */
public record TrainingPlan(
        Path basePackage,
        Path workFolder,
        Recipe recipe,
        Objective objective,
        List<TrainingRow> train,
        List<TrainingRow> validation,
        Course course) {
    public TrainingPlan {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /**
     * How it goes on beside the recipe.
     *
     * @param normalization absent for what the objective says
     * @param evaluateFirst whether the validation rows are evaluated before the first step too
     * @param checkpointSteps saves every so many steps beside each evaluation and the end of each epoch; 0 for not
     * @param adapter folder of a LoRA adapter in PEFT's layout to begin with; absent for a new one
     */
    public record Course(
            RowOrder order,
            @Nullable LossNormalization normalization,
            boolean evaluateFirst,
            long checkpointSteps,
            @Nullable Path adapter) {
        /** Batches in this order, and nothing special. */
        public static Course of(RowOrder order) {
            return new Course(order, null, false, 0, null);
        }
    }

    /** A plan whose rows are shuffled by the recipe's seed, and which evaluates the base first. */
    public static TrainingPlan of(
            Path basePackage,
            Path workFolder,
            Recipe recipe,
            Objective objective,
            List<? extends TrainingRow> train,
            List<? extends TrainingRow> validation) {
        RowOrder order = RowOrder.shuffled(
                train, recipe.batches().train(), recipe.batches().byLength(), recipe.seed());
        return new TrainingPlan(
                basePackage,
                workFolder,
                recipe,
                objective,
                List.copyOf(train),
                List.copyOf(validation),
                new Course(order, null, !validation.isEmpty(), 0, null));
    }

    /** Names of the labels by number; empty where the task has none. */
    public List<String> labels() {
        return objective.labels();
    }

    /** The same plan that saves every so many steps. */
    public TrainingPlan savingEvery(long steps) {
        Course saving =
                new Course(course.order(), course.normalization(), course.evaluateFirst(), steps, course.adapter());
        return new TrainingPlan(basePackage, workFolder, recipe, objective, train, validation, saving);
    }
}
