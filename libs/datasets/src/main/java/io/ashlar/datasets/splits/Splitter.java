package io.ashlar.datasets.splits;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Splits rows into train, validation and test, stratified by label and shuffled by a seed. The same labels in the same
 * order and the same seed give the same split on every machine and Java version:
 *
 * <ol>
 *   <li>One {@link Random} (a generator that its documentation specifies) is made from the seed.
 *   <li>Labels are taken by falling number of rows, ties by name. The rows of each, in file order, are shuffled by
 *       {@link Collections#shuffle(List, Random)}.
 *   <li>When the labels so far have {@code n} rows, validation is to have {@code round(n * share)} of them and test
 *       {@code floor(n * share)}; what is missing to that is taken from this label, but never its last row, which is
 *       train's. So the parts have their shares over all rows, and a label with few rows is in train first, then in
 *       validation or test.
 *   <li>Each part is shuffled: train, validation, test.
 * </ol>
 */
public final class Splitter {
    private final int validationPercent;
    private final int testPercent;

    /** Train gets what these percentages leave. */
    public Splitter(int validationPercent, int testPercent) {
        if (validationPercent < 0 || testPercent < 0 || validationPercent + testPercent > 99) {
            throw new IllegalArgumentException("validation " + validationPercent + " % and test " + testPercent
                    + " % must not be negative and must leave rows for train");
        }
        this.validationPercent = validationPercent;
        this.testPercent = testPercent;
    }

    /** 80 % train, 10 % validation, 10 % test. */
    public static Splitter standard() {
        return new Splitter(10, 10);
    }

    /** The split of rows whose labels these are, in row order; {@code dataset-empty} where a part would have no row. */
    public Split split(List<String> rowLabels, long seed) {
        Random random = new Random(seed);
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        long seen = 0;
        for (List<Integer> rows : byFallingCount(rowLabels)) {
            Collections.shuffle(rows, random);
            seen += rows.size();
            long wantedValidation = (seen * validationPercent + 50) / 100 - validation.size();
            int toValidation = (int) Math.max(0, Math.min(wantedValidation, rows.size() - 1));
            long wantedTest = seen * testPercent / 100 - test.size();
            int toTest = (int) Math.max(0, Math.min(wantedTest, rows.size() - 1 - toValidation));
            validation.addAll(rows.subList(0, toValidation));
            test.addAll(rows.subList(toValidation, toValidation + toTest));
            train.addAll(rows.subList(toValidation + toTest, rows.size()));
        }
        requireRows("train", 100, train, rowLabels.size());
        requireRows("validation", validationPercent, validation, rowLabels.size());
        requireRows("test", testPercent, test, rowLabels.size());
        Collections.shuffle(train, random);
        Collections.shuffle(validation, random);
        Collections.shuffle(test, random);
        return new Split(train, validation, test);
    }

    private static List<List<Integer>> byFallingCount(List<String> rowLabels) {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < rowLabels.size(); row++) {
            rows.computeIfAbsent(rowLabels.get(row), unused -> new ArrayList<>())
                    .add(row);
        }
        return rows.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Integer>>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void requireRows(String part, int percent, List<Integer> rows, int total) {
        if (percent > 0 && rows.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.DATASET_EMPTY,
                    "A split of " + total + " rows leaves no row for " + part
                            + " (every label has a row in train first). Bring at least 10 rows, several of each label, or a "
                            + part + " dataset of your own.");
        }
    }
}
