package io.ashlar.training.tasks;

import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/** A plan that the training library runs; the preflight and the worker make the same one. */
public final class Plans {
    private Plans() {}

    /** The plan of rows that were encoded. */
    public static TrainingPlan of(
            Folders folders,
            Recipe recipe,
            TaskEncoder encoder,
            List<TrainingRow> train,
            List<TrainingRow> validation) {
        return TrainingPlan.of(folders.base(), folders.work(), recipe, encoder.objective(), train, validation);
    }

    /** The model that it begins with, and where its checkpoints go. */
    public record Folders(Path base, Path work) {}
}
