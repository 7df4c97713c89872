package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import java.util.Arrays;
import java.util.List;

/** Compares rows with what a recorded model was given. */
final class RecordedFeatures {
    private static final double PIXELS = 1e-4;

    private RecordedFeatures() {}

    static void check(List<TrainingRow> rows, JsonNode golden) {
        JsonNode features = golden.path("features");
        if (features.size() > 0 && features.size() != rows.size()) {
            throw new IllegalStateException(
                    "There are " + rows.size() + " training rows, recorded are " + features.size());
        }
        for (int i = 0; i < features.size(); i++) {
            check(i, rows.get(i), features.get(i));
        }
        JsonNode means = golden.path("pixelMeans");
        for (int i = 0; i < means.size(); i++) {
            float[] pixels = ((ImageRow) rows.get(i)).picture().read().values();
            double sum = 0;
            for (float pixel : pixels) {
                sum += pixel;
            }
            double recorded = means.get(i).doubleValue();
            if (Math.abs(sum / pixels.length - recorded) > PIXELS) {
                throw new IllegalStateException(
                        "Picture " + i + " has a mean of " + sum / pixels.length + ", recorded is " + recorded);
            }
        }
    }

    private static void check(int number, TrainingRow row, JsonNode feature) {
        if (row instanceof TextRow text) {
            same(number, "ids", text.encoding().ids(), feature.path("input_ids"));
            if (feature.has("start_positions")) {
                same(
                        number,
                        "positions",
                        new long[] {(long) text.target()[0], (long) text.target()[1]},
                        feature.path("start_positions"),
                        feature.path("end_positions"));
            } else if (feature.path("labels").isArray()
                    && feature.path("labels").size() == text.tokens()) {
                long[] labels = new long[text.tokens()];
                Arrays.setAll(labels, i -> (long) text.target()[i]);
                same(number, "labels", labels, feature.path("labels"));
            }
        } else if (row instanceof PairedTextRow pair) {
            same(number, "ids", pair.source().ids(), feature.path("input_ids"));
            same(number, "labels", pair.labels(), feature.path("labels"));
        }
    }

    private static void same(int number, String what, long[] ours, JsonNode... recorded) {
        long[] theirs = recorded.length == 1
                ? numbers(recorded[0])
                : Arrays.stream(recorded).mapToLong(JsonNode::longValue).toArray();
        if (!Arrays.equals(ours, theirs)) {
            throw new IllegalStateException("Training row " + number + " has " + what + " " + Arrays.toString(ours)
                    + ", recorded are " + Arrays.toString(theirs));
        }
    }

    private static long[] numbers(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).longValue();
        }
        return numbers;
    }
}
