package io.ashlar.models.training.sweeps;

import io.ashlar.models.training.recipe.MetricNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of a sweep came to, the best first; failed ones come last, with their reason.
 *
 * @param metric what decides; for {@code loss}, errors and perplexity less is better
 */
public record SweepTable(String metric, List<Row> rows) {
    /**
     * A trial's result.
     *
     * @param value of the metric at its best evaluation; none where it failed
     * @param metrics all that its best evaluation gave
     * @param failure why it has no value; none where it has one
     */
    public record Row(
            Sweep.Trial trial,
            @Nullable Double value,
            Map<String, Double> metrics,
            @Nullable String failure) {
        public Row {
            metrics = Map.copyOf(metrics);
        }
    }

    public SweepTable {
        Comparator<Double> order =
                MetricNames.isLessBetter(metric) ? Comparator.naturalOrder() : Comparator.reverseOrder();
        rows = rows.stream()
                .sorted(Comparator.comparing(Row::value, Comparator.nullsLast(order))
                        .thenComparing(row -> row.trial().number()))
                .toList();
    }

    /** The best trial; none where all failed. */
    public Optional<Row> best() {
        return rows.stream().findFirst().filter(row -> row.value() != null);
    }
}
