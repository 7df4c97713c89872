package io.ashlar.training.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.recipe.MetricNames;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.training.worker.WorkerMessage;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial that is over.
 *
 * @param values what this trial has, by the parameter's name
 * @param value of the metric that decides, at its best evaluation; absent where it failed
 * @param metrics of that evaluation, on the validation rows
 * @param failure why it has no value
 */
public record FinishedTrial(
        int number,
        Map<String, JsonNode> values,
        @Nullable Double value,
        Map<String, Double> metrics,
        long steps,
        double secondsPerStep,
        @Nullable String failure) {
    private static final String LOSS = "loss";

    public FinishedTrial {
        values = new TreeMap<>(values);
        metrics = new TreeMap<>(metrics);
    }

    /** A trial that came to its end. */
    public static FinishedTrial of(Sweep.Trial trial, String metric, WorkerMessage.Done done) {
        Map<String, Double> metrics = new TreeMap<>();
        done.evaluations().stream()
                .filter(evaluation -> evaluation.step() == done.bestStep())
                .reduce((first, second) -> second)
                .ifPresent(best -> metrics.putAll(all(best)));
        Double value = metrics.get(MetricNames.plain(metric));
        return new FinishedTrial(
                trial.number(),
                trial.values(),
                value,
                metrics,
                done.steps(),
                done.secondsPerStep(),
                value == null ? "its best evaluation has no " + metric : null);
    }

    /** A trial that could not be trained. */
    public static FinishedTrial failed(Sweep.Trial trial, ProblemException problem) {
        return new FinishedTrial(trial.number(), trial.values(), null, Map.of(), 0, 0, problem.detail());
    }

    private static Map<String, Double> all(EvaluationReport report) {
        Map<String, Double> all = new TreeMap<>(report.metrics());
        all.put(LOSS, report.loss());
        return all;
    }
}
