package io.ashlar.evaluation.measures;

import java.time.Instant;
import java.util.List;

/**
 * All that an evaluation found.
 *
 * @param dataset name@version
 * @param part which part of it
 * @param rows how many rows were predicted
 * @param models in the request's order, the baseline first
 * @param comparisons of every other model with the baseline
 * @param checks what is suspicious about the rows themselves
 */
public record EvaluationDocument(
        String task,
        String dataset,
        String part,
        int rows,
        Instant measuredAt,
        List<ModelMeasures> models,
        List<Comparison> comparisons,
        DataChecks checks) {
    public EvaluationDocument {
        models = List.copyOf(models);
        comparisons = List.copyOf(comparisons);
    }
}
