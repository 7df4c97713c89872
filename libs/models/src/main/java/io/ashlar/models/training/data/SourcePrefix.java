package io.ashlar.models.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.recipe.TaskOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes before each source: T5 was trained with the task's name there. */
public final class SourcePrefix {
    private static final Set<String> PREFIXED = Set.of("t5", "mt5");
    private static final Map<String, String> LANGUAGES =
            Map.of("en", "English", "de", "German", "fr", "French", "ro", "Romanian");

    private SourcePrefix() {}

    /** The recipe's prefix; else the model's own for the task, which is empty for most models. */
    public static String of(TaskOptions options, ModelConfig config, Task task) {
        return options.sourcePrefix().orElseGet(() -> own(config, task, options.languages()));
    }

    private static String own(ModelConfig config, Task task, TaskOptions.Languages languages) {
        if (!PREFIXED.contains(config.modelType())) {
            return "";
        }
        JsonNode tasks = config.toJson().path("task_specific_params");
        if (task == Task.SUMMARIZATION) {
            return tasks.path("summarization").path("prefix").asText("summarize: ");
        }
        Optional<String> source = languages.source().map(SourcePrefix::plain);
        Optional<String> target = languages.target().map(SourcePrefix::plain);
        if (source.isEmpty() || target.isEmpty()) {
            return "";
        }
        String known = tasks.path("translation_" + source.get() + "_to_" + target.get())
                .path("prefix")
                .asText("");
        return known.isEmpty() ? "translate " + name(source.get()) + " to " + name(target.get()) + ": " : known;
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private static String name(String code) {
        return LANGUAGES.getOrDefault(code, Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH));
    }
}
