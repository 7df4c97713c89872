package io.ashlar.datasets.columns;

import io.ashlar.contracts.requests.DataPart;
import io.ashlar.datasets.profile.DatasetProfiler;
import io.ashlar.datasets.rows.DatasetReader;
import io.ashlar.datasets.rows.Format;
import io.ashlar.datasets.splits.Split;
import io.ashlar.datasets.splits.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The examples of a text-classification dataset, or of a part of it.
 *
 * @param rows the examples
 * @param numbers where each stands in the dataset, from 0
 */
public record LabeledTexts(List<LabeledText> rows, List<Integer> numbers) {
    public LabeledTexts {
        rows = List.copyOf(rows);
        numbers = List.copyOf(numbers);
    }

    /** Reads a whole file, after the roles were checked against its columns. */
    public static LabeledTexts read(Path file, Format format, TextClassificationColumns columns) {
        columns.requireIn(DatasetProfiler.profile(file, format).columns());
        List<LabeledText> rows = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(file, format)) {
            reader.forEach(row -> rows.add(columns.example(row)));
        }
        return new LabeledTexts(rows, IntStream.range(0, rows.size()).boxed().toList());
    }

    /** A part; those of the automatic split are the same for the same rows and seed, in training and in evaluation. */
    public LabeledTexts part(DataPart part, long seed) {
        if (part == DataPart.ALL) {
            return this;
        }
        Split split = Splitter.standard().split(labels(), seed);
        return select(
                switch (part) {
                    case TRAIN -> split.train();
                    case VALIDATION -> split.validation();
                    default -> split.test();
                });
    }

    /** The rows at these positions, in their order. */
    public LabeledTexts select(List<Integer> positions) {
        return new LabeledTexts(
                positions.stream().map(rows::get).toList(),
                positions.stream().map(numbers::get).toList());
    }

    /** The label of each row. */
    public List<String> labels() {
        return rows.stream().map(LabeledText::label).toList();
    }

    public int size() {
        return rows.size();
    }
}
