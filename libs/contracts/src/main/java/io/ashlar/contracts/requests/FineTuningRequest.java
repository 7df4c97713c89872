package io.ashlar.contracts.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a fine-tuning.
 *
 * @param columns what the task needs to the column that has it, for example {@code text} to {@code message}; a name
 *     that is absent is its own column's
 * @param recipe parameters by the names of the contract; absent ones have their defaults
 * @param output the name of the model that comes out
 */
public record FineTuningRequest(
        VersionRef baseModel,
        Task task,
        TrainingData data,
        Map<String, String> columns,
        JsonNode recipe,
        Output output) {
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
