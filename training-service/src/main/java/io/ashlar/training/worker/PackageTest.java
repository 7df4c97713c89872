package io.ashlar.training.worker;

import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.training.data.Example;
import io.ashlar.training.data.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the finished package as a deployment would, and measures it on the test rows. */
final class PackageTest {
    private static final int BATCH = 32;

    /** What was found. */
    record Result(Map<String, Double> metrics, long parameters, int maxSequenceLength) {}

    private PackageTest() {}

    static Result run(Path folder, Examples examples) {
        List<Example> rows = examples.test();
        try (TextModel<float[]> model = TextModels.openTextClassification(folder, OpenOptions.of(Precision.FP32))) {
            float[][] logits = new float[rows.size()][];
            for (int from = 0; from < rows.size(); from += BATCH) {
                List<Encoding> batch = rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
                        .map(row -> model.encode(new TextInput(row.text(), row.textPair())))
                        .toList();
                List<float[]> answers = model.predict(batch);
                for (int i = 0; i < answers.size(); i++) {
                    logits[from + i] = answers.get(i);
                }
            }
            Map<String, Double> metrics = rows.isEmpty() ? Map.of() : LabelScores.of(examples.labels(), rows, logits);
            return new Result(
                    metrics, model.summary().parameters(), model.summary().maxSequenceLength());
        }
    }
}
