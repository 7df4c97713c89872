package io.ashlar.benchmarks.training;

import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.rows.Format;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rows to train on and rows to test with, encoded once for both sides. */
record QualityData(List<String> labels, List<TextRow> train, List<TextRow> test) {
    /** Reads both files with the model's own tokenizer. */
    static QualityData read(
            Path model, Path trainFile, Path testFile, TextClassificationColumns columns, int maxSequenceLength) {
        LabeledTexts train = LabeledTexts.read(trainFile, format(trainFile), columns);
        LabeledTexts test = LabeledTexts.read(testFile, format(testFile), columns);
        List<String> labels = List.copyOf(new TreeSet<>(train.labels()));
        try (RowEncoder encoder = RowEncoder.open(model, maxSequenceLength)) {
            return new QualityData(labels, encode(train, labels, encoder), encode(test, labels, encoder));
        }
    }

    private static Format format(Path file) {
        return Format.ofFileName(file.getFileName().toString());
    }

    private static List<TextRow> encode(LabeledTexts texts, List<String> labels, RowEncoder encoder) {
        return texts.rows().stream().map(row -> encode(row, labels, encoder)).toList();
    }

    private static TextRow encode(LabeledText row, List<String> labels, RowEncoder encoder) {
        int label = labels.indexOf(row.label());
        if (label < 0) {
            throw new IllegalArgumentException("The label '" + row.label() + "' of a test row is in no training row");
        }
        return encoder.encode(new TextInput(row.text(), row.textPair()), label);
    }

    /** The rows as the peer reads them. */
    static List<Map<String, Object>> forPeer(List<TextRow> rows) {
        return rows.stream()
                .map(row -> Map.<String, Object>of(
                        "ids", row.encoding().ids(),
                        "types", types(row.encoding()),
                        "label", (int) row.target()[0]))
                .toList();
    }

    /** The share of test rows whose highest logit is the label's. */
    double accuracy(float[][] logits) {
        int right = 0;
        for (int i = 0; i < logits.length; i++) {
            int best = 0;
            for (int label = 1; label < logits[i].length; label++) {
                best = logits[i][label] > logits[i][best] ? label : best;
            }
            right += best == (int) test.get(i).target()[0] ? 1 : 0;
        }
        return right / (double) logits.length;
    }

    private static long[] types(Encoding encoding) {
        long[] types = new long[encoding.tokenCount()];
        Arrays.setAll(types, encoding::type);
        return types;
    }
}
