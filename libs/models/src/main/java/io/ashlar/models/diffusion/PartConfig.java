package io.ashlar.models.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code config.json} of one part of a package. */
record PartConfig(String part, ModelConfig config, ObjectNode json) {
    private static final int MAX_STAGES = 16;
    private static final int MAX_NUMBER = 1 << 20;

    static PartConfig read(Path folder, String part) {
        ModelConfig config = ModelConfig.read(folder.resolve(part));
        return new PartConfig(part, config, config.toJson());
    }

    /** Widths and the like: a list of whole numbers from 1. */
    List<Integer> numbers(String field, List<Integer> absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        List<Integer> values = new ArrayList<>();
        node.forEach(value -> values.add(number(field, value)));
        if (!node.isArray() || values.isEmpty() || values.size() > MAX_STAGES) {
            throw ModelConfig.malformed(part + "'s " + field + " is " + node + ", not a list of whole numbers");
        }
        return List.copyOf(values);
    }

    /** One number for each stage, given once for all or as a list. */
    List<Integer> perStage(String field, int stages, int absent) {
        JsonNode node = json.path(field);
        if (!node.isArray()) {
            int value = node.isMissingNode() || node.isNull() ? absent : number(field, node);
            return java.util.Collections.nCopies(stages, value);
        }
        List<Integer> values = numbers(field, List.of());
        if (values.size() != stages) {
            throw ModelConfig.malformed(part + "'s " + field + " is " + node + " for " + stages + " stages");
        }
        return values;
    }

    /** Names, one a stage. */
    List<String> names(String field, List<String> absent) {
        JsonNode node = json.path(field);
        if (!node.isArray()) {
            return absent;
        }
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return names;
    }

    private int number(String field, JsonNode value) {
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > MAX_NUMBER) {
            throw ModelConfig.malformed(part + "'s " + field + " has " + value + ", not a whole number above 0");
        }
        return value.intValue();
    }

    boolean isSet(String field) {
        JsonNode node = json.path(field);
        return !node.isMissingNode() && !node.isNull() && !(node.isBoolean() && !node.booleanValue());
    }

    /** Refuses options that Stable Diffusion's own models do not use. */
    void refuse(String... fields) {
        for (String field : fields) {
            if (isSet(field)) {
                throw unsupported(field, json.path(field).toString());
            }
        }
    }

    ProblemException unsupported(String field, String value) {
        return new ProblemException(
                ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                part + "/config.json has " + field + " " + value + ", which Ashlar does not have.");
    }
}
