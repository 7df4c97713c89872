package io.ashlar.training.tasks;

import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.RowReadings;
import java.nio.file.Path;

/** Chooses how a fine-tuning's examples are encoded. */
public final class TaskEncoders {
    private TaskEncoders() {}

    /** By the examples' task; what of the base or the recipe does not fit is thrown. The caller closes it. */
    public static TaskEncoder open(Path base, Recipe recipe, Examples examples) {
        return switch (examples.task()) {
            case TEXT_CLASSIFICATION -> TextEncoder.open(base, recipe, examples);
            case TOKEN_CLASSIFICATION -> WordsEncoder.open(base, recipe, examples);
            case QUESTION_ANSWERING -> QuestionEncoder.open(base, recipe);
            case SUMMARIZATION, TRANSLATION -> PairEncoder.open(base, recipe, examples.task());
            case TEXT_GENERATION -> GenerationEncoder.open(base, recipe, examples);
            case IMAGE_CLASSIFICATION -> ImageEncoder.open(base, recipe, examples);
            case FILL_MASK, TEXT_TO_IMAGE -> {
                RowReadings.requireTrained(examples.task());
                throw new IllegalStateException("no encoder for " + examples.task());
            }
        };
    }
}
