package io.ashlar.evaluation.measures;

import java.util.List;

/**
 * What is suspicious about the rows themselves. Texts are the same when they differ in case and blanks only.
 *
 * @param duplicates rows whose inputs occur more than once among those measured
 * @param contradictions of those the ones whose references differ
 * @param leaked rows whose inputs are in the training part too: a model that was trained on it has seen them
 * @param compared how many rows the training part has; 0 where nothing was compared
 * @param examples of all three, at most {@link DataCheck#MOST_EXAMPLES} of each
 */
public record DataChecks(int duplicates, int contradictions, int leaked, int compared, List<Finding> examples) {
    public static final DataChecks NONE = new DataChecks(0, 0, 0, 0, List.of());

    public DataChecks {
        examples = List.copyOf(examples);
    }

    /**
     * One text.
     *
     * @param kind {@code duplicate}, {@code contradiction} or {@code leaked}
     * @param rows where it stands, from 0
     */
    public record Finding(String kind, List<Integer> rows, String text) {
        public Finding {
            rows = List.copyOf(rows);
        }
    }
}
