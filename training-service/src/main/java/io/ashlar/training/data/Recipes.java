package io.ashlar.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.sweeps.Sweep;
import java.util.List;
import java.util.Optional;

/** The recipe of a request. */
public final class Recipes {
    private static final List<String> LANGUAGES = List.of("sourceLanguage", "targetLanguage");

    private Recipes() {}

    /**
     * Checks the recipe, without the search that it may ask for; languages of a translation may stand beside the
     * columns, as they do in an evaluation.
     *
     * @throws io.ashlar.contracts.problems.ProblemException that names every value that breaks a rule
     */
    public static Recipe of(FineTuningRequest request) {
        JsonNode written = written(request);
        if (Sweep.isAsked(written)) {
            ObjectNode alone = written.deepCopy();
            alone.remove("sweep");
            written = alone;
        }
        return Recipe.parse(written, request.task());
    }

    /** The trials of a request that asks for a search. */
    public static Optional<Sweep> sweep(FineTuningRequest request) {
        JsonNode written = written(request);
        return Sweep.isAsked(written) && written instanceof ObjectNode object
                ? Optional.of(Sweep.of(object, request.task()))
                : Optional.empty();
    }

    private static JsonNode written(FineTuningRequest request) {
        JsonNode written = request.recipe();
        if (request.task() == Task.TRANSLATION && written.isObject()) {
            ObjectNode whole = written.deepCopy();
            LANGUAGES.stream()
                    .filter(name -> request.columns().containsKey(name) && !whole.has(name))
                    .forEach(name -> whole.put(name, request.columns().get(name)));
            written = whole;
        }
        return written;
    }

    /** What holds where nothing is written. */
    public static Recipe defaults(Task task) {
        return Recipe.parse(Json.MAPPER.createObjectNode(), task);
    }
}
