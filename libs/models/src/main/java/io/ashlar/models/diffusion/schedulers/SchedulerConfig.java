package io.ashlar.models.diffusion.schedulers;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code scheduler_config.json}, field by field; what is absent has the default of the class that reads it. */
public record SchedulerConfig(ObjectNode json) {
    private static final String FILE = "scheduler_config.json";
    private static final long MAX_BYTES = 1_000_000;
    private static final int MAX_TIMESTEPS = 100_000;

    /** diffusers writes infinity as a number, which JSON does not have. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Reads the file. */
    public static SchedulerConfig read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(
                        ProblemCode.MODEL_FILE_MISSING, "The package has no scheduler/" + FILE + ".");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw malformed("it is larger than " + MAX_BYTES + " bytes");
            }
            return of(LENIENT.readTree(file.toFile()));
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
    }

    /** A configuration that is in memory. */
    public static SchedulerConfig of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw malformed("it is not a JSON object");
        }
        return new SchedulerConfig(object);
    }

    String className() {
        return text("_class_name", "");
    }

    int trainTimesteps() {
        int count = integer("num_train_timesteps", 1000);
        if (count < 1 || count > MAX_TIMESTEPS) {
            throw malformed("num_train_timesteps is " + count + ", not from 1 to " + MAX_TIMESTEPS);
        }
        return count;
    }

    Prediction prediction() {
        return Prediction.of(text("prediction_type", "epsilon"));
    }

    String text(String field, String absent) {
        JsonNode node = json.path(field);
        return node.isTextual() ? node.textValue() : absent;
    }

    boolean flag(String field, boolean absent) {
        JsonNode node = json.path(field);
        return node.isBoolean() ? node.booleanValue() : absent;
    }

    int integer(String field, int absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isInt()) {
            throw malformed(field + " is " + node + ", not a whole number");
        }
        return node.intValue();
    }

    double real(String field, double absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw malformed(field + " is " + node + ", not a number");
        }
        return node.doubleValue();
    }

    /**
     * What another scheduler than the configuration's own reads of it: the training's fields stay; those that only the
     * class's own steps need get what Stable Diffusion's pipelines take.
     */
    SchedulerConfig forOther(java.util.Map<String, String> nameOfClass, String name, boolean karras) {
        if (karras && !name.equals("euler") && !name.startsWith("dpm")) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID, "scheduler '" + name + "' has no spacing -karras.");
        }
        ObjectNode copy = json.deepCopy();
        boolean own = name.equals(nameOfClass.get(className()));
        if (name.equals("pndm")) {
            copy.put("skip_prk_steps", true);
        }
        if (!own) {
            copy.put("clip_sample", flag("clip_sample", false));
            copy.put("set_alpha_to_one", flag("set_alpha_to_one", false));
        }
        if (karras) {
            copy.put("use_karras_sigmas", true);
        }
        return new SchedulerConfig(copy);
    }

    /** Refuses a switch that no scheduler of this library has. */
    void refuse(String field) {
        if (flag(field, false)) {
            throw unsupported(field + " true");
        }
    }

    static ProblemException unsupported(String what) {
        return new ProblemException(
                ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED, FILE + " has " + what + ", which Ashlar does not have.");
    }

    static ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED, FILE + " cannot be used: " + reason + ". Correct the file.");
    }
}
