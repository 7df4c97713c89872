package io.ashlar.benchmarks.training;

import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows to train on and rows to test with, encoded once for both sides, and how their answers are measured.
 *
 * @param metric the name of what is compared: {@code loss}, or one that {@code metrics} gives
 */
record QualityData(
        Objective objective,
        List<TrainingRow> train,
        List<TrainingRow> test,
        String metric,
        ValidationMetrics metrics) {
    static final String LOSS = "loss";

    QualityData {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    boolean isLoss() {
        return metric.equals(LOSS);
    }

    /** The rows as the peer reads them. */
    List<Map<String, Object>> forPeer(List<TrainingRow> rows) {
        return rows.stream().map(this::forPeer).toList();
    }

    private Map<String, Object> forPeer(TrainingRow row) {
        if (row instanceof ImageRow image) {
            var pixels = image.picture().read();
            return Map.of(
                    "pixels", pixels.values(),
                    "shape", new int[] {3, pixels.height(), pixels.width()},
                    "target", image.target());
        }
        if (row instanceof PairedTextRow pair) {
            return Map.of("ids", pair.source().ids(), "target", pair.labels());
        }
        TextRow text = (TextRow) row;
        return Map.of("ids", text.encoding().ids(), "types", types(text.encoding()), "target", text.target());
    }

    private static long[] types(Encoding encoding) {
        long[] types = new long[encoding.tokenCount()];
        Arrays.setAll(types, encoding::type);
        return types;
    }
}
