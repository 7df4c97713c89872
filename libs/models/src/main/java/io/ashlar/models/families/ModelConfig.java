package io.ashlar.models.families;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config.json} of a package, read field by field: what is absent has the default that transformers gives.
 */
public final class ModelConfig {
    private static final String FILE = "config.json";
    private static final long MAX_BYTES = 16_000_000;
    private static final int MAX_LABELS = 1_000_000;
    private static final int MAX_LAYERS = 1_000;

    private final ObjectNode json;

    private ModelConfig(ObjectNode json) {
        this.json = json;
    }

    /** Reads the folder's configuration; one that names code of its own is refused, because none is ever run. */
    public static ModelConfig read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(ProblemCode.MODEL_FILE_MISSING, "The package has no " + FILE + ".");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw malformed("it is larger than " + MAX_BYTES + " bytes");
            }
            return of(Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
    }

    /** A configuration that is in memory. */
    public static ModelConfig of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw malformed("it is not a JSON object");
        }
        if (object.path("auto_map").size() > 0) {
            throw new ProblemException(
                    ProblemCode.MODEL_NEEDS_OWN_CODE,
                    FILE + " has auto_map " + object.path("auto_map")
                            + ": the model needs code of its own, and Ashlar never runs code from a repository. "
                            + "Choose a model of a supported architecture.");
        }
        return new ModelConfig(object.deepCopy());
    }

    /**
     * The same configuration with these labels, numbered in order, and the problem type they are trained for, where
     * there is one.
     */
    public ModelConfig withLabels(List<String> labels, @Nullable String problemType) {
        ObjectNode copy = json.deepCopy();
        ObjectNode names = copy.putObject("id2label");
        ObjectNode numbers = copy.putObject("label2id");
        for (int i = 0; i < labels.size(); i++) {
            names.put(Integer.toString(i), labels.get(i));
            numbers.put(labels.get(i), i);
        }
        copy.remove("num_labels");
        if (problemType == null) {
            copy.remove("problem_type");
        } else {
            copy.put("problem_type", problemType);
        }
        return new ModelConfig(copy);
    }

    /** The same configuration with these flags. */
    public ModelConfig with(Map<String, Boolean> flags) {
        ObjectNode copy = json.deepCopy();
        flags.forEach(copy::put);
        return new ModelConfig(copy);
    }

    /** A copy of the whole document, for writing a package. */
    public ObjectNode toJson() {
        return json.deepCopy();
    }

    public String modelType() {
        return text("model_type", "");
    }

    /** Names of the labels by number: {@code LABEL_0} and so on where the configuration has only their count. */
    public List<String> labels() {
        JsonNode names = json.path("id2label");
        List<String> labels = new ArrayList<>();
        if (names.isObject() && names.size() > 0) {
            for (int i = 0; i < names.size(); i++) {
                JsonNode name = names.get(Integer.toString(i));
                if (name == null || !name.isTextual()) {
                    throw malformed("id2label has " + names.size() + " labels, but no name for " + i);
                }
                labels.add(name.textValue());
            }
            return List.copyOf(labels);
        }
        int count = json.has("num_labels") ? bounded("num_labels", MAX_LABELS) : 2;
        for (int i = 0; i < count; i++) {
            labels.add("LABEL_" + i);
        }
        return List.copyOf(labels);
    }

    /** A size that must be there and above 0. */
    public long positive(String field) {
        JsonNode node = json.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() <= 0) {
            throw malformed(field + " is " + (node.isMissingNode() ? "absent" : node) + ", not a whole number above 0");
        }
        return node.longValue();
    }

    /** How many layers there are: bounded, because blocks are made of them before any weight is seen. */
    public int layers(String field) {
        return bounded(field, MAX_LAYERS);
    }

    /** How many heads share the width between them. */
    public long heads(String field, long width) {
        long heads = positive(field);
        if (width % heads != 0) {
            throw malformed(field + " is " + heads + ", which does not divide the width " + width);
        }
        return heads;
    }

    private int bounded(String field, int most) {
        long value = positive(field);
        if (value > most) {
            throw malformed(field + " is " + value + ", above the " + most + " that Ashlar takes");
        }
        return (int) value;
    }

    /** Whether the field is there and null, which for some means something else than absence. */
    public boolean isNull(String field) {
        return json.path(field).isNull();
    }

    /** A whole number, or the default where it is absent or null. */
    public long integer(String field, long absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw malformed(field + " is " + node + ", not a whole number");
        }
        return node.longValue();
    }

    /** A whole number within bounds, or the default where it is absent or null. */
    public int bounded(String field, int absent, int least, int most) {
        long value = integer(field, absent);
        if (value < least || value > most) {
            throw malformed(field + " is " + value + ", not from " + least + " to " + most);
        }
        return (int) value;
    }

    /** A real number, or the default where it is absent or null. */
    public double real(String field, double absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw malformed(field + " is " + node + ", not a number");
        }
        return node.doubleValue();
    }

    /** A text, or the default where it is absent or null. */
    public String text(String field, String absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isTextual()) {
            throw malformed(field + " is " + node + ", not a text");
        }
        return node.textValue();
    }

    /** A truth value, or the default where it is absent or null. */
    public boolean flag(String field, boolean absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isBoolean()) {
            throw malformed(field + " is " + node + ", not true or false");
        }
        return node.booleanValue();
    }

    /** Texts of a list, or of one text in which bars part them; none where it is absent or null. */
    public List<String> texts(String field) {
        JsonNode node = json.path(field);
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(text -> texts.add(text.asText().strip()));
        } else if (!text(field, "").isBlank()) {
            for (String part :
                    text(field, "").toLowerCase(java.util.Locale.ROOT).split("\\|")) {
                texts.add(part.strip());
            }
        }
        return List.copyOf(texts);
    }

    /** Whether the field is there, if only as null. */
    public boolean has(String field) {
        return json.has(field);
    }

    /** The object at a path; an empty one where it is absent. */
    public ModelConfig nested(String... path) {
        JsonNode node = json;
        for (String field : path) {
            node = node.path(field);
        }
        return new ModelConfig(node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode());
    }

    /** Refuses the configuration with a reason. */
    public static ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED, FILE + " cannot be used: " + reason + ". Correct the file.");
    }
}
