package io.ashlar.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.events.ModelRejected;
import io.ashlar.contracts.problems.ProblemException;
import java.time.Duration;

/** The last step of a job that makes a model: the catalog's answer to its {@code ModelOffered}. */
public final class ModelRegistration {
    /** The signal that the library sends to the job when the catalog has answered. */
    public static final String SIGNAL = "registration";

    private ModelRegistration() {}

    /**
     * Waits for the answer.
     *
     * @throws ProblemException with the catalog's own code, if it rejected the model
     */
    public static ModelVersion await(JobContext<?> context, Duration timeout) {
        JsonNode answer = context.awaitSignal(SIGNAL, timeout);
        if (answer.has("problem")) {
            ModelRejected rejected = Json.MAPPER.convertValue(answer, ModelRejected.class);
            throw new ProblemException(
                    rejected.problem().code(), rejected.problem().detail());
        }
        return Json.MAPPER.convertValue(answer, ModelRegistered.class).version();
    }
}
