package io.ashlar.benchmarks.training;

import io.ashlar.contracts.Task;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.ImageClassificationObjective;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.objectives.TextGenerationObjective;
import io.ashlar.models.training.recipe.TaskOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A step that is timed: a model of the usual size with drawn weights, and rows of drawn words. Lengths are the same in
 * every batch, but for the mixed case.
 *
 * @param model what the peer makes the base from
 * @param batch rows of a step
 * @param fp32Bar what a peer's time over ours should reach
 */
record StepCase(
        String name,
        String model,
        Objective objective,
        List<TrainingRow> rows,
        int batch,
        double fp32Bar,
        double bf16Bar) {
    private static final List<String> LABELS = List.of("a", "b", "c", "d");
    private static final int MIXED_ROWS = 128;

    StepCase {
        rows = List.copyOf(rows);
    }

    /** All cases, by the names that {@code --only} takes. */
    static Map<String, StepCase> all() {
        Map<String, StepCase> cases = new LinkedHashMap<>();
        Objective classes = new TextClassificationObjective(LABELS, LossFunction.SINGLE_LABEL);
        for (StepCase each : List.of(
                even("minilm", "minilm", classes, 16, classified(row -> 64)),
                even("bert-base", "bert-base", classes, 8, classified(row -> 128)),
                even("gpt2", "gpt2", new TextGenerationObjective(), 4, generated(128)),
                even("t5-small", "t5-small", new TargetWritingObjective(Task.TRANSLATION, 0), 8, written(64, 32)),
                even(
                        "vit-base",
                        "vit-base",
                        new ImageClassificationObjective(
                                LABELS, LossFunction.SINGLE_LABEL, new TaskOptions.Augmentation(false, false)),
                        4,
                        StepCase::picture),
                mixed(classes))) {
            cases.put(each.name(), each);
        }
        return cases;
    }

    private static StepCase even(
            String name, String model, Objective objective, int batch, IntFunction<TrainingRow> row) {
        return new StepCase(
                name, model, objective, IntStream.range(0, batch).mapToObj(row).toList(), batch, 0.97, 1.1);
    }

    /** Lengths as requests have them: log-normal around a median of 40 tokens, sigma 0.7. */
    private static StepCase mixed(Objective classes) {
        Random random = new Random(7);
        int[] lengths = IntStream.range(0, MIXED_ROWS)
                .map(row -> (int) Math.max(4, Math.min(256, Math.round(40 * Math.exp(0.7 * random.nextGaussian())))))
                .toArray();
        List<TrainingRow> rows = IntStream.range(0, MIXED_ROWS)
                .mapToObj(classified(row -> lengths[row])::apply)
                .toList();
        return new StepCase("mixed", "minilm", classes, rows, 16, 2, 2);
    }

    private static long[] words(int tokens, int row, int vocabulary) {
        return new Random(11 + row).longs(tokens, 1000, vocabulary).toArray();
    }

    private static IntFunction<TrainingRow> classified(java.util.function.IntUnaryOperator tokens) {
        return row -> {
            long[] ids = words(tokens.applyAsInt(row), row, 30522);
            ids[0] = 101;
            ids[ids.length - 1] = 102;
            return new TextRow(Encoding.ofIds(ids, new long[ids.length]), new float[] {row % LABELS.size()});
        };
    }

    private static IntFunction<TrainingRow> generated(int tokens) {
        return row -> {
            long[] ids = words(tokens, row, 50257);
            float[] target = new float[tokens];
            IntStream.range(0, tokens).forEach(token -> target[token] = ids[token]);
            return new TextRow(Encoding.ofIds(ids, new long[tokens]), target);
        };
    }

    private static IntFunction<TrainingRow> written(int source, int target) {
        return row -> new PairedTextRow(
                Encoding.ofIds(words(source, row, 32000), new long[source]), words(target, 100 + row, 32000), false);
    }

    private static TrainingRow picture(int row) {
        Random random = new Random(row);
        float[] pixels = new float[3 * 224 * 224];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        PixelValues values = new PixelValues(224, 224, pixels);
        return new ImageRow(new Drawn(values, "drawn " + row), new float[] {row % LABELS.size()});
    }

    /** A picture of noise. */
    private record Drawn(PixelValues read, String identity) implements ImageRow.Picture {}

    /** The rows as the peer reads them. */
    List<Map<String, Object>> forPeer() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TrainingRow row : rows()) {
            if (row instanceof ImageRow image) {
                rows.add(Map.of("seed", rows.size(), "target", image.target()));
            } else if (row instanceof PairedTextRow pair) {
                rows.add(Map.of("ids", pair.source().ids(), "target", pair.labels()));
            } else {
                TextRow text = (TextRow) row;
                rows.add(Map.of("ids", text.encoding().ids(), "target", text.target()));
            }
        }
        return rows;
    }

    /** Every batch in turn, for so many steps. */
    int[] order(int steps) {
        int[] order = new int[steps * batch];
        Arrays.setAll(order, i -> i % rows.size());
        return order;
    }
}
