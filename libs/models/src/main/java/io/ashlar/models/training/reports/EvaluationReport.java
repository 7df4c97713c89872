package io.ashlar.models.training.reports;

import java.util.Map;

/**
 * An evaluation on the validation rows.
 *
 * @param loss mean over the rows
 * @param metrics what the caller's metrics say, by name
 * @param best whether no evaluation before it was better
 */
public record EvaluationReport(long step, double epoch, double loss, Map<String, Double> metrics, boolean best) {
    public EvaluationReport {
        metrics = Map.copyOf(metrics);
    }
}
