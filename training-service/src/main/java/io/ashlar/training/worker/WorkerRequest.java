package io.ashlar.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.packages.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked.
 *
 * @param basePackage folder of the model to begin with
 * @param examples file with the rows, as {@link io.ashlar.training.data.ExampleFile} writes it
 * @param workFolder its checkpoints; what is there is gone on with
 * @param provenance absent where no package is made
 * @param measuredSteps ends after so many steps with nothing but what they took; 0 for a training
 * @param packageFolder where the tuned package goes; its last part is the model's name
 */
public record WorkerRequest(
        String basePackage,
        String examples,
        String workFolder,
        String packageFolder,
        JsonNode recipe,
        @Nullable Provenance provenance,
        long checkpointSteps,
        int measuredSteps) {
    /** A request to train to the end. */
    public WorkerRequest(
            String basePackage,
            String examples,
            String workFolder,
            String packageFolder,
            JsonNode recipe,
            Provenance provenance,
            long checkpointSteps) {
        this(basePackage, examples, workFolder, packageFolder, recipe, provenance, checkpointSteps, 0);
    }
}
