package io.ashlar.models.tasks.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code task_specific_params} of {@code config.json} says about a task: the text that sources begin with, as T5
 * has it, and generation parameters.
 */
record SourcePrefix(JsonNode parameters, String text) {
    private static final String TRANSLATION = "translation";

    static SourcePrefix of(ModelConfig config, Task task, Optional<String> source, Optional<String> target) {
        JsonNode all = config.toJson().path("task_specific_params");
        JsonNode parameters = task == Task.TRANSLATION
                ? translation(all, source.orElse(null), target.orElse(null))
                : all.path(task.wireName());
        return new SourcePrefix(
                parameters,
                parameters.path("prefix").isTextual()
                        ? parameters.path("prefix").textValue()
                        : config.text("prefix", ""));
    }

    /** Whether the package knows pairs of languages by their prefixes. */
    static boolean hasPairs(ModelConfig config) {
        return !pairs(config.toJson().path("task_specific_params")).isEmpty();
    }

    private static Map<String, JsonNode> pairs(JsonNode all) {
        Map<String, JsonNode> pairs = new TreeMap<>();
        all.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith(TRANSLATION)) {
                pairs.put(field.getKey(), field.getValue());
            }
        });
        return pairs;
    }

    /** The pair that was asked for; the first that the file has where nobody asked. */
    private static JsonNode translation(JsonNode all, @Nullable String source, @Nullable String target) {
        Map<String, JsonNode> pairs = pairs(all);
        if (pairs.isEmpty()) {
            return all.path(TRANSLATION);
        }
        if (source == null && target == null) {
            return all.properties().stream()
                    .filter(field -> field.getKey().startsWith(TRANSLATION))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(all.path(TRANSLATION));
        }
        JsonNode pair = pairs.get(TRANSLATION + "_" + source + "_to_" + target);
        if (pair == null) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "src_lang is '" + source + "' and tgt_lang '" + target + "'. The package has "
                            + String.join(", ", pairs.keySet()) + ": name both languages of one of them.");
        }
        return pair;
    }
}
