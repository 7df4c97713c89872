package io.ashlar.contracts.requests;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks how good models are on a dataset: model versions (each through a temporary deployment), or one live endpoint.
 *
 * @param models the versions, side by side; the first is what the others are compared with
 * @param endpoint a live endpoint instead
 * @param part which part of the dataset; a part of the automatic split needs the seed that the fine-tuning had
 * @param columns what the task needs to the column that has it
 */
public record EvaluationRequest(
        Task task,
        List<VersionRef> models,
        @Nullable String endpoint,
        VersionRef dataset,
        @Nullable DataPart part,
        @Nullable Long splitSeed,
        Map<String, String> columns) {
    public EvaluationRequest {
        models = models == null ? List.of() : List.copyOf(models);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        part = part == null ? DataPart.ALL : part;
        splitSeed = splitSeed == null ? Long.valueOf(42) : splitSeed;
        if (task == null || dataset == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "An evaluation needs 'task' and 'dataset'.");
        }
        if (models.isEmpty() == (endpoint == null)) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "An evaluation needs either 'models' (one or more) or 'endpoint'.");
        }
        if (endpoint != null) {
            Names.check("endpoint", endpoint);
        }
    }

    /** The part, with its default. */
    public DataPart partOrDefault() {
        return part == null ? DataPart.ALL : part;
    }

    /** The seed of the split, with its default. */
    public long splitSeedOrDefault() {
        return splitSeed == null ? 42 : splitSeed;
    }
}
