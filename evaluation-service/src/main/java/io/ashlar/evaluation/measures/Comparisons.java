package io.ashlar.evaluation.measures;

import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.Measurement;
import io.ashlar.evaluation.tasks.RowResult;
import io.ashlar.metrics.resampling.McNemar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares models on the same rows. */
final class Comparisons {
    static final int MOST_ROWS = 50;

    private Comparisons() {}

    static Comparison of(List<Example> rows, String model, Measurement measured, String baseline, Measurement first) {
        List<ChangedRow> changes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            RowResult before = first.rows().get(row);
            RowResult after = measured.rows().get(row);
            changes.add(new ChangedRow(
                    rows.get(row).number(),
                    Shortened.text(rows.get(row).text()),
                    Shortened.text(after.reference()),
                    Shortened.text(before.prediction()),
                    Shortened.text(after.prediction()),
                    after.score() - before.score()));
        }
        List<ChangedRow> worse = sorted(changes, change -> change < 0);
        List<ChangedRow> better = sorted(changes, change -> change > 0);
        return new Comparison(
                model,
                baseline,
                ModelMeasuring.BOOTSTRAP.differences(rows.size(), first.headline(), measured.headline()),
                mcNemar(first, measured),
                better.size(),
                worse.size(),
                Stream.concat(worse.stream().limit(MOST_ROWS), better.stream().limit(MOST_ROWS))
                        .toList());
    }

    private static List<ChangedRow> sorted(List<ChangedRow> changes, DoublePredicate which) {
        return changes.stream()
                .filter(row -> which.test(row.change()))
                .sorted(Comparator.comparingDouble(row -> -Math.abs(row.change())))
                .toList();
    }

    private static @Nullable McNemar mcNemar(Measurement first, Measurement second) {
        boolean binary = Stream.of(first, second)
                .flatMap(each -> each.rows().stream())
                .allMatch(row -> row.score() == 0 || row.score() == 1);
        return binary ? McNemar.of(right(first), right(second)) : null;
    }

    private static boolean[] right(Measurement measured) {
        boolean[] right = new boolean[measured.rows().size()];
        IntStream.range(0, right.length)
                .forEach(row -> right[row] = measured.rows().get(row).score() == 1);
        return right;
    }
}
