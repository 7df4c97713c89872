package io.ashlar.training.data;

import io.ashlar.datasets.columns.LabelSet;
import io.ashlar.datasets.columns.LabeledTexts;
import java.util.List;

/**
 * The rows of a fine-tuning.
 *
 * @param labels names by number, as the training rows have them
 * @param validation empty where the request says {@code none}
 * @param test empty where the request says {@code none}
 */
public record Examples(List<String> labels, List<Example> train, List<Example> validation, List<Example> test) {
    public Examples {
        labels = List.copyOf(labels);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** Numbers the labels; one of validation or test that the training rows lack is a problem that names it. */
    static Examples of(LabeledTexts train, LabeledTexts validation, LabeledTexts test) {
        LabelSet labels = LabelSet.ofTraining(train.labels());
        return new Examples(
                labels.labels(), examples(train, labels), examples(validation, labels), examples(test, labels));
    }

    private static List<Example> examples(LabeledTexts rows, LabelSet labels) {
        return rows.rows().stream()
                .map(row -> new Example(row.text(), row.textPair(), labels.index(row.label())))
                .toList();
    }
}
