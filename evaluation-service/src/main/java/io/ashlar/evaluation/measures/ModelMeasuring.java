package io.ashlar.evaluation.measures;

import io.ashlar.evaluation.tasks.Details;
import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.Measurement;
import io.ashlar.evaluation.tasks.Predictions;
import io.ashlar.evaluation.tasks.RowResult;
import io.ashlar.metrics.classification.Misclassification;
import io.ashlar.metrics.resampling.Bootstrap;
import io.ashlar.metrics.slices.Slice;
import io.ashlar.metrics.slices.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the parts of a model's measures that every task has; pure. */
final class ModelMeasuring {
    static final int MOST_ERRORS = 200;
    static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95, 42);

    private static final int SAMPLES = 20;
    private static final int LENGTHS = 4;
    private static final int MOST_SLICES = 20;
    private static final double MILLIS = 1000.0;

    private ModelMeasuring() {}

    static ModelMeasures of(List<Example> rows, Predictions predictions, Measurement measured) {
        Details details = measured.details();
        return new ModelMeasures(
                predictions.subject(),
                predictions.labels(),
                predictions.newWeights(),
                rows.size() * MILLIS / Math.max(1, predictions.elapsedMillis()),
                measured.metrics(),
                BOOTSTRAP.intervals(rows.size(), measured.headline()),
                details.perLabel(),
                details.confusionMatrix(),
                details.calibration(),
                details.curves(),
                details.tables(),
                slices(rows, measured),
                errors(rows, measured),
                samples(rows, measured),
                details.suspects().stream()
                        .map(suspect -> suspect(rows, suspect))
                        .toList());
    }

    private static List<SliceMeasures> slices(List<Example> rows, Measurement measured) {
        List<SliceMeasures> slices = new ArrayList<>();
        int[] lengths = rows.stream().mapToInt(Example::length).toArray();
        add(slices, "length", Slices.byLength(lengths, LENGTHS), measured);
        List<String> values = rows.stream().map(Example::slice).toList();
        if (values.stream().anyMatch(value -> !value.isEmpty())) {
            add(slices, "slice", Slices.byValue(values, MOST_SLICES), measured);
        }
        return slices;
    }

    private static void add(List<SliceMeasures> slices, String by, List<Slice> parts, Measurement measured) {
        parts.forEach(part -> slices.add(new SliceMeasures(
                by, part.name(), part.rows().length, measured.headline().of(part.rows()))));
    }

    private static List<ScoredRow> errors(List<Example> rows, Measurement measured) {
        return IntStream.range(0, rows.size())
                .filter(row -> measured.rows().get(row).score() < 1)
                .mapToObj(row -> scored(rows.get(row), measured.rows().get(row)))
                .sorted(Comparator.comparingDouble(ScoredRow::score)
                        .thenComparingDouble(ModelMeasuring::fallingConfidence))
                .limit(MOST_ERRORS)
                .toList();
    }

    private static double fallingConfidence(ScoredRow row) {
        Double confidence = row.confidence();
        return confidence == null ? 0 : -confidence;
    }

    private static List<ScoredRow> samples(List<Example> rows, Measurement measured) {
        int count = Math.min(SAMPLES, rows.size());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows.size() / count))
                .mapToObj(row -> scored(rows.get(row), measured.rows().get(row)))
                .toList();
    }

    private static ScoredRow scored(Example row, RowResult result) {
        return new ScoredRow(
                row.number(),
                Shortened.text(row.text()),
                Shortened.text(result.reference()),
                Shortened.text(result.prediction()),
                result.score(),
                result.confidence(),
                result.referenceProbability());
    }

    private static ScoredRow suspect(List<Example> rows, Misclassification suspect) {
        Example row = rows.get(suspect.row());
        return new ScoredRow(
                row.number(),
                Shortened.text(row.text()),
                suspect.reference(),
                suspect.prediction(),
                0,
                suspect.confidence(),
                suspect.referenceProbability());
    }
}
