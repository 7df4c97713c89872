package io.ashlar.models.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about generation: {@code generation_config.json}, or the fields that older packages have in
 * {@code config.json}, and what the configuration's class says where those are silent.
 */
public final class GenerationDefaults {
    private static final String FILE = "generation_config.json";
    private static final long MAX_BYTES = 16_000_000;

    private final OptionLayer file;
    private final OptionLayer task;

    private GenerationDefaults(OptionLayer file, OptionLayer task) {
        this.file = file;
        this.task = task;
    }

    /** What the folder's files say. */
    public static GenerationDefaults read(Path folder) {
        ModelConfig config = ModelConfig.read(folder);
        ObjectNode legacy = LegacyGenerationConfig.of(config);
        Path path = folder.resolve(FILE);
        withoutNegativePadding(legacy);
        if (!Files.isRegularFile(path)) {
            return new GenerationDefaults(OptionLayer.file(legacy, "config.json"), none());
        }
        ObjectNode values = json(path);
        withoutNegativePadding(values);
        boolean isStale = values.path("_from_model_config").asBoolean(false) && LegacyGenerationConfig.sets(config);
        return new GenerationDefaults(
                isStale ? OptionLayer.file(legacy, "config.json") : OptionLayer.file(values, FILE), none());
    }

    /** The first LLaMA packages say so that there is no padding token. */
    private static void withoutNegativePadding(ObjectNode values) {
        if (values.path("pad_token_id").asLong(0) < 0) {
            values.remove("pad_token_id");
        }
    }

    /** Values that are in memory. */
    public static GenerationDefaults of(ObjectNode values) {
        return new GenerationDefaults(OptionLayer.file(values, FILE), none());
    }

    private static OptionLayer none() {
        return OptionLayer.file(Json.MAPPER.createObjectNode(), "the task's defaults");
    }

    private static ObjectNode json(Path path) {
        try {
            if (Files.size(path) <= MAX_BYTES && Json.MAPPER.readTree(path.toFile()) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("it is not a JSON object of at most " + MAX_BYTES + " bytes");
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    FILE + " cannot be used: it is not JSON, or too large. Correct the file.",
                    e);
        }
    }

    /**
     * The same with a task's parameters over the package's ({@code task_specific_params}) and, below both, what the
     * task takes where nobody says anything.
     */
    public GenerationDefaults forTask(JsonNode specific, ObjectNode weakest) {
        ObjectNode values = file.values().deepCopy();
        if (specific instanceof ObjectNode object) {
            ObjectNode known = object.deepCopy();
            known.remove("prefix");
            values.setAll(known);
        }
        return new GenerationDefaults(
                new OptionLayer(values, file.code(), file.where()), OptionLayer.file(weakest, "the task's defaults"));
    }

    /** The same with a token to pad with where the package names none. */
    public GenerationDefaults paddedWith(@Nullable Long padding) {
        if (padding == null || file.values().hasNonNull("pad_token_id")) {
            return this;
        }
        ObjectNode values = file.values().deepCopy();
        values.put("pad_token_id", padding);
        return new GenerationDefaults(new OptionLayer(values, file.code(), file.where()), task);
    }

    /**
     * The same as transformers' {@code generate()} takes them: a package's number of new tokens wins over a request's
     * {@code max_length} and {@code min_length}. Answers recorded there need it; a user who asks for a length gets it.
     */
    public GenerationOptions asRecorded(ObjectNode request) {
        ObjectNode parameters = request.deepCopy();
        for (String name : List.of("max_new_tokens", "min_new_tokens")) {
            if (!parameters.has(name) && file.values().hasNonNull(name)) {
                parameters.set(name, file.values().get(name));
            }
        }
        return with(parameters);
    }

    /** The package's options with a request's parameters over them. */
    public GenerationOptions with(ObjectNode request) {
        return new GenerationOptions(new OptionFields(List.of(OptionLayer.requested(request), file, task)));
    }
}
