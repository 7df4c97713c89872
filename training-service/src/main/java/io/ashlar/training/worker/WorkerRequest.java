package io.ashlar.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.packages.Provenance;

/**
 * What a worker is asked.
 *
 * @param basePackage folder of the model to begin with
 * @param examples file with the rows, as {@link io.ashlar.training.data.ExampleFile} writes it
 * @param workFolder its checkpoints; what is there is gone on with
 * @param packageFolder where the tuned package goes; its last part is the model's name
 */
public record WorkerRequest(
        String basePackage,
        String examples,
        String workFolder,
        String packageFolder,
        JsonNode recipe,
        Provenance provenance,
        long checkpointSteps) {}
