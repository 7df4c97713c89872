package io.ashlar.imports.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code config.json} says about a model before a weight of it is there. */
public final class ModelDescription {
    /** A class name's end that tells the task it was trained for, as transformers names its classes. */
    private static final Map<String, Task> HEADS = Map.ofEntries(
            Map.entry("ForMaskedLM", Task.FILL_MASK),
            Map.entry("ForSequenceClassification", Task.TEXT_CLASSIFICATION),
            Map.entry("ForTokenClassification", Task.TOKEN_CLASSIFICATION),
            Map.entry("ForQuestionAnswering", Task.QUESTION_ANSWERING),
            Map.entry("ForCausalLM", Task.TEXT_GENERATION),
            Map.entry("LMHeadModel", Task.TEXT_GENERATION),
            Map.entry("ForConditionalGeneration", Task.SUMMARIZATION),
            Map.entry("MTModel", Task.TRANSLATION),
            Map.entry("ForImageClassification", Task.IMAGE_CLASSIFICATION),
            Map.entry("DiffusionPipeline", Task.TEXT_TO_IMAGE),
            Map.entry("DiffusionXLPipeline", Task.TEXT_TO_IMAGE));

    /** Pipelines of diffusers and the families that they are. */
    private static final Map<String, String> PIPELINES =
            Map.of("StableDiffusionPipeline", "stable-diffusion", "StableDiffusionXLPipeline", "stable-diffusion-xl");

    private final String modelType;
    private final List<String> classes;
    private final @Nullable JsonNode config;

    private ModelDescription(String modelType, List<String> classes, @Nullable JsonNode config) {
        this.modelType = modelType;
        this.classes = classes;
        this.config = config;
    }

    /**
     * Reads a {@code config.json}, refusing what needs code of the repository ({@code model-needs-own-code}) and what
     * is no architecture of {@code supported} ({@code model-architecture-unsupported}).
     */
    public static ModelDescription parse(byte[] config, Set<String> supported) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(config);
        } catch (IOException e) {
            throw malformed("it is not JSON", e);
        }
        if (!json.isObject()) {
            throw malformed("it is not a JSON object", null);
        }
        requireNoOwnCode("config.json", json);
        String modelType = json.path("model_type").asText("");
        if (!supported.contains(modelType)) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has the model_type '" + shortened(modelType)
                            + "', which Ashlar does not have. It has: " + String.join(", ", supported) + ".");
        }
        return new ModelDescription(modelType, texts(json.path("architectures")), json);
    }

    /** Reads a {@code model_index.json}: a pipeline of diffusers, whose one task is text-to-image. */
    public static ModelDescription parsePipeline(byte[] index) {
        try {
            JsonNode json = Json.MAPPER.readTree(index);
            String pipeline = json.path("_class_name").asText("");
            String family = PIPELINES.get(pipeline);
            if (family == null) {
                throw new ProblemException(
                        ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                        "model_index.json has the pipeline '" + shortened(pipeline)
                                + "', which Ashlar does not have. It has: "
                                + String.join(", ", new TreeSet<>(PIPELINES.keySet())) + ".");
            }
            return new ModelDescription(family, List.of(pipeline), null);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "model_index.json cannot be used: it is not JSON. Take another revision.",
                    e);
        }
    }

    /** Refuses a {@code tokenizer_config.json} that names a tokenizer's code. */
    public static void requireOwnTokenizer(byte[] tokenizerConfig) {
        try {
            requireNoOwnCode("tokenizer_config.json", Json.MAPPER.readTree(tokenizerConfig));
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "tokenizer_config.json cannot be used: it is not JSON. Take another revision.",
                    e);
        }
    }

    /** The {@code model_type}: the family of the architecture. */
    public String modelType() {
        return modelType;
    }

    /** The task that was asked for, or else the card's, or else the one that the model's class was trained for. */
    public Task task(@Nullable Task asked, @Nullable String pipelineTag) {
        if (asked != null) {
            return asked;
        }
        return Arrays.stream(Task.values())
                .filter(task -> task.wireName().equals(pipelineTag))
                .findFirst()
                .or(this::trainedFor)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "What the model is for cannot be told: its card says "
                                + (pipelineTag == null ? "nothing" : "'" + shortened(pipelineTag) + "'")
                                + " and its classes are " + classes
                                + ". Say it in the request, for example \"task\": \"text-classification\"; a head that the "
                                + "checkpoint lacks is new and has to be fine-tuned."));
    }

    /** Refuses a task that the architecture has no head for, and a configuration that describes no model. */
    public void requireTask(Task task) {
        if (config == null ? task == Task.TEXT_TO_IMAGE : Head.of(task).isPresent()) {
            if (config != null) {
                Families.architecture(
                        ModelConfig.of(config), Head.of(task).orElseThrow(), new Blocks(LinearForm.PLAIN));
            }
            return;
        }
        throw new ProblemException(
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                "A model of the family '" + modelType + "' cannot do the task '" + task.wireName()
                        + "'. Ask for another task, or take another model.");
    }

    private Optional<Task> trainedFor() {
        return classes.stream()
                .flatMap(name -> HEADS.entrySet().stream()
                        .filter(head -> name.endsWith(head.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst();
    }

    private static void requireNoOwnCode(String file, JsonNode json) {
        for (String field : List.of("auto_map", "custom_pipelines")) {
            if (!json.path(field).isEmpty()) {
                throw new ProblemException(
                        ProblemCode.MODEL_NEEDS_OWN_CODE,
                        file + " has " + field + " "
                                + shortened(json.path(field).toString())
                                + ": the repository needs code of its own, and Ashlar never runs code from a repository. "
                                + "Take a model of a supported architecture.");
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }

    private static ProblemException malformed(String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "config.json cannot be used: " + reason + ". Take another revision.",
                cause);
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
