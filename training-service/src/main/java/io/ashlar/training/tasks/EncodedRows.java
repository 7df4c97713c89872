package io.ashlar.training.tasks;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.training.rows.Example;
import io.ashlar.training.rows.RowProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Encodes examples one after another; what cannot be encoded is told with its line. */
final class EncodedRows {
    private EncodedRows() {}

    static List<TrainingRow> of(
            String part, List<Example> examples, Function<Example, List<? extends TrainingRow>> encode) {
        RowProblems problems = new RowProblems(part);
        List<TrainingRow> rows = new ArrayList<>(examples.size());
        for (Example example : examples) {
            try {
                rows.addAll(encode.apply(example));
            } catch (ProblemException e) {
                problems.add(new ProblemException(e.code(), "Line " + example.line() + ": " + e.detail(), e));
            }
        }
        problems.throwIfAny();
        return rows;
    }
}
