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
 */
public record EvaluationDocument(
        String dataset, String part, int rows, Instant measuredAt, List<ModelMeasures> models) {
    public EvaluationDocument {
        models = List.copyOf(models);
    }
}
