package io.ashlar.models.training.loop;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.MetricNames;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Evaluates the validation rows, in their order, and says which of two evaluations is better. */
final class Validation {
    private static final String LOSS = "loss";
    private static final String PERPLEXITY = "perplexity";

    private final TrainingPlan plan;
    private final Batching batching;
    private final ValidationMetrics metrics;
    private final TrainingListener listener;
    private final String metric;

    Validation(TrainingPlan plan, Batching batching, ValidationMetrics metrics, TrainingListener listener) {
        this.plan = plan;
        this.batching = batching;
        this.metrics = metrics;
        this.listener = listener;
        this.metric = MetricNames.plain(plan.recipe().evaluation().metric());
    }

    /** The loss over all rows (each batch's mean counts as its rows) and the metrics. */
    record Result(double loss, Map<String, Double> metrics) {}

    Result run(TrainingModule module) {
        List<TrainingRow> rows = plan.validation();
        Recipe.Batches batches = plan.recipe().batches();
        List<float[][]> answers = new ArrayList<>();
        double sum = 0;
        for (int at = 0; at < rows.size(); at += batches.evaluation()) {
            if (listener.isCanceled()) {
                throw FineTuning.canceled();
            }
            TrainingBatch batch = batching.batch(rows.subList(at, Math.min(rows.size(), at + batches.evaluation())));
            TrainingModule.Evaluated evaluated = module.evaluate(batch);
            answers.addAll(evaluated.answers());
            sum += batch.items() == 0 ? 0 : evaluated.loss() / batch.items() * batch.rows();
        }
        double loss = sum / rows.size();
        Map<String, Double> named = new HashMap<>();
        if (batching.objective().generates()) {
            named.put(PERPLEXITY, Math.exp(loss));
        }
        metrics.of(answers).forEach((name, value) -> {
            if (Double.isFinite(value)) {
                named.put(name, value);
            }
        });
        named.putAll(ofTexts(module));
        return new Result(loss, named);
    }

    private Map<String, Double> ofTexts(TrainingModule module) {
        try (PackageOfNow now = new PackageOfNow(plan, module)) {
            return metrics.ofTexts(now::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that decides. */
    double deciding(Result result) {
        if (metric.equals(LOSS)) {
            return result.loss();
        }
        Double value = result.metrics().get(metric);
        if (value == null) {
            TreeSet<String> names = new TreeSet<>(result.metrics().keySet());
            names.add(LOSS);
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'metricForBestModel' is '" + plan.recipe().evaluation().metric()
                            + "', which this evaluation does not give. Use one of: " + String.join(", ", names) + ".");
        }
        return value;
    }

    /** How much better {@code value} is than {@code other}; below 0 where it is worse. */
    double gain(double value, double other) {
        return MetricNames.isLessBetter(metric) ? other - value : value - other;
    }
}
