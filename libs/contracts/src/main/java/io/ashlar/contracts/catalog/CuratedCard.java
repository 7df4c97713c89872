package io.ashlar.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of the Hub that is known to be of use here, told before anybody has imported it. What its authors do not say
 * is absent.
 *
 * @param id on the Hub, {@code org/name}
 * @param task what it is taken for
 * @param family the architecture, as a registered model of it has it
 * @param licence under the Hub's name for it
 * @param fineTuningTasks what it can be fine-tuned for
 * @param languages ISO 639 codes
 * @param samples bodies to send to {@code predict} of an endpoint that serves it
 */
public record CuratedCard(
        String id,
        Task task,
        String family,
        @Nullable String licence,
        List<Task> fineTuningTasks,
        List<String> languages,
        List<JsonNode> samples) {
    public CuratedCard {
        fineTuningTasks = fineTuningTasks == null ? List.of() : List.copyOf(fineTuningTasks);
        languages = languages == null ? List.of() : List.copyOf(languages);
        samples = samples == null ? List.of() : List.copyOf(samples);
    }

    /** Reads a list of cards as we write them: a field that no card has is an error. */
    public static List<CuratedCard> readAll(InputStream json) throws IOException {
        return List.of(Json.STRICT.readValue(json, CuratedCard[].class));
    }
}
