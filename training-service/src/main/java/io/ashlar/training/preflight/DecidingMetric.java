package io.ashlar.training.preflight;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import io.ashlar.models.training.recipe.MetricNames;
import io.ashlar.models.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the validation rows give the metric that chooses the best weights. What they give hangs on the rows (an AUC
 * needs two labels, the metrics of several labels are others), so the metrics are tried on made-up answers.
 */
final class DecidingMetric {
    private static final Set<String> ALWAYS = Set.of("loss");

    private DecidingMetric() {}

    /** Throws where the evaluations would not have it. */
    static void require(Recipe recipe, Objective objective, List<TrainingRow> rows, ValidationMetrics metrics) {
        String metric = MetricNames.plain(recipe.evaluation().metric());
        if (ALWAYS.contains(metric) || objective.generates() && metric.equals("perplexity")) {
            return;
        }
        if (rows.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'metricForBestModel' is '" + metric + "', and there are no validation rows to measure it on."
                            + " Leave it out, or give 'data.validation'.");
        }
        if (MetricNames.isOfTexts(metric)) {
            return; // the recipe has them written, and every text has such a value
        }
        Set<String> there = new TreeSet<>(ALWAYS);
        Random random = new Random(1);
        metrics.of(rows.stream().map(row -> answers(row, objective, random)).toList())
                .forEach((name, value) -> {
                    if (Double.isFinite(value)) {
                        there.add(name);
                    }
                });
        if (!there.contains(metric)) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'metricForBestModel' is '" + metric + "', which the " + rows.size()
                            + " validation rows do not give. Use one of: " + String.join(", ", there) + ".");
        }
    }

    /** As many as the objective gives for a row, of as many numbers. */
    private static float[][] answers(TrainingRow row, Objective objective, Random random) {
        return switch (objective.task()) {
            case TOKEN_CLASSIFICATION ->
                drawn(
                        TokenClassificationObjective.labelled((TextRow) row).length,
                        objective.labels().size(),
                        random);
            case QUESTION_ANSWERING -> drawn(row.tokens(), 2, random);
            default -> drawn(1, Math.max(1, objective.labels().size()), random);
        };
    }

    private static float[][] drawn(int count, int width, Random random) {
        List<float[]> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] answer = new float[width];
            for (int j = 0; j < width; j++) {
                answer[j] = random.nextFloat();
            }
            drawn.add(answer);
        }
        return drawn.toArray(float[][]::new);
    }
}
