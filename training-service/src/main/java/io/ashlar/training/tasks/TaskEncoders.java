package io.ashlar.training.tasks;

import io.ashlar.contracts.Task;
import io.ashlar.models.training.TrainedTasks;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import java.nio.file.Path;

/** Chooses how a fine-tuning's examples are encoded. */
public final class TaskEncoders {
    private TaskEncoders() {}

    /** By the examples' task; what of the base or the recipe does not fit is thrown. The caller closes it. */
    public static TaskEncoder open(Path base, Recipe recipe, Examples examples) {
        return new Opening(base, recipe, examples).of(examples.task());
    }

    private record Opening(Path base, Recipe recipe, Examples examples)
            implements TrainedTasks<TaskEncoder, RuntimeException> {
        @Override
        public TaskEncoder textClassification() {
            return TextEncoder.open(base, recipe, examples);
        }

        @Override
        public TaskEncoder tokenClassification() {
            return WordsEncoder.open(base, recipe, examples);
        }

        @Override
        public TaskEncoder questionAnswering() {
            return QuestionEncoder.open(base, recipe);
        }

        @Override
        public TaskEncoder summarization() {
            return PairEncoder.open(base, recipe, Task.SUMMARIZATION);
        }

        @Override
        public TaskEncoder translation() {
            return PairEncoder.open(base, recipe, Task.TRANSLATION);
        }

        @Override
        public TaskEncoder textGeneration() {
            return GenerationEncoder.open(base, recipe, examples);
        }

        @Override
        public TaskEncoder imageClassification() {
            return ImageEncoder.open(base, recipe, examples);
        }
    }
}
