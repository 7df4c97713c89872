package io.ashlar.contracts.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a fine-tuning.
 *
 * @param columns what the task needs to the column that has it, for example {@code text} to {@code message}; a name
 *     that is absent is its own column's
 * @param recipe parameters by the names of the contract; absent ones have their defaults
 * @param compute what it is computed on; absent for what there is
 * @param output the name of the model that comes out
 */
public record FineTuningRequest(
        VersionRef baseModel,
        Task task,
        TrainingData data,
        Map<String, String> columns,
        JsonNode recipe,
        @Nullable Compute compute,
        Output output) {
    /** A request that leaves it to the service what it is computed on. */
    public FineTuningRequest(
            VersionRef baseModel,
            Task task,
            TrainingData data,
            Map<String, String> columns,
            JsonNode recipe,
            Output output) {
        this(baseModel, task, data, columns, recipe, null, output);
    }

    /** What a job asks for of the machine that runs it. */
    public record Compute(Device device) {
        public Compute {
            require(device, "compute.device");
        }
    }

    /** Where tensors live. */
    public enum Device {
        /** A GPU where libtorch finds one, else the processor. */
        AUTO,
        /** The processor, also where there is a GPU. */
        CPU,
        /** A GPU; refused by a service that has none. */
        CUDA;

        /** The name in requests. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The device of that name. */
        @JsonCreator
        public static Device of(String wireName) {
            return Arrays.stream(values())
                    .filter(device -> device.wireName().equals(wireName))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.REQUEST_INVALID,
                            "'compute.device' is '" + wireName + "': it must be auto, cpu or cuda."));
        }
    }

    /** The device that is asked for. */
    public Device device() {
        return compute == null ? Device.AUTO : compute.device();
    }

    /** What comes out: the tuned model's name. */
    public record Output(String name) {
        public Output {
            Names.check("model", name);
        }
    }

    public FineTuningRequest {
        require(baseModel, "baseModel");
        require(task, "task");
        require(data, "data");
        require(output, "output");
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        recipe = recipe == null ? JsonNodeFactory.instance.objectNode() : recipe;
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "'" + name + "' is missing.");
        }
    }
}
