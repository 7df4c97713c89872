package io.ashlar.evaluation.tasks;

import java.util.List;
import java.util.Map;

/** Rows with one label of several: an endpoint is asked for the scores of all of them. */
interface OneLabelEvaluation extends TaskEvaluation {
    @Override
    default List<String> labels(List<Example> rows) {
        return rows.stream().map(Example::stratum).distinct().sorted().toList();
    }

    @Override
    default Map<String, Object> parameters(List<String> labels) {
        return Map.of("top_k", labels.size());
    }

    @Override
    default Measurement measure(List<Example> rows, Predictions predictions) {
        return ClassificationMeasurement.of(rows, predictions);
    }
}
