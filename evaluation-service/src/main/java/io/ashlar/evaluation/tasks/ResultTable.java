package io.ashlar.evaluation.tasks;

import java.util.List;

/** A table of a task's own, for example the scores of each kind of entity; NaN where a value is undefined. */
public record ResultTable(String title, List<String> columns, List<Line> lines) {
    public ResultTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** One line, a value a column. */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }
}
