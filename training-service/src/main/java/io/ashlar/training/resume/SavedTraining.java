package io.ashlar.training.resume;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.models.training.recipe.Recipe;

/**
 * A copy of a training's checkpoints in the artifact store, kept in its job's state.
 *
 * @param checkpoints digest of the copy
 * @param base the base, {@code name@version}
 * @param dataset of the training rows, {@code name@version}
 * @param recipe every parameter, defaults filled in
 */
public record SavedTraining(
        String checkpoints, Task task, String base, String baseDigest, String dataset, JsonNode recipe) {
    /** The same training with its next copy. */
    public SavedTraining with(String digest) {
        return new SavedTraining(digest, task, base, baseDigest, dataset, recipe);
    }

    /** A training that has no copy yet. */
    public static SavedTraining of(ModelVersion base, DatasetVersion dataset, Task task, Recipe recipe) {
        return new SavedTraining(
                "",
                task,
                base.ref().toString(),
                base.model().packageDigest(),
                dataset.ref().toString(),
                recipe.json());
    }
}
