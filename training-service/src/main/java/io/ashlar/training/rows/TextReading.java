package io.ashlar.training.rows;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.columns.TaskColumns;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text, or a pair, with a label, labels or a number. */
record TextReading(RoleColumns columns, TextClassificationColumns roles, LabelKind kind) implements RowReading {
    static TextReading of(Map<String, String> columns, List<ColumnProfile> profiles, LabelKind kind) {
        RoleColumns found = TaskColumns.textClassification(columns, profiles);
        TextClassificationColumns roles = TextClassificationColumns.of(found.names());
        if (kind == LabelKind.ONE) {
            roles.requireIn(profiles);
        }
        return new TextReading(found, roles, kind);
    }

    @Override
    public Example example(Row row) {
        return switch (kind) {
            case ONE -> {
                LabeledText text = roles.example(row);
                yield new Example.Text(row.number(), text.text(), text.textPair(), List.of(text.label()), null);
            }
            case MANY ->
                new Example.Text(
                        row.number(),
                        columns.needed(row, "text"),
                        pair(row),
                        ListValues.texts(columns, row, "label").stream()
                                .distinct()
                                .toList(),
                        null);
            case NUMBER ->
                new Example.Text(row.number(), columns.needed(row, "text"), pair(row), List.of(), number(row));
        };
    }

    private @Nullable String pair(Row row) {
        return columns.has("textPair") ? columns.needed(row, "textPair") : null;
    }

    private double number(Row row) {
        String text = columns.text(row, "label");
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProblemException(
                ProblemCode.DATASET_LABELS_INVALID,
                "Line " + row.number() + ": the label '" + text + "' is no number, and the training rows have numbers"
                        + " in the column '" + columns.name("label") + "'. Correct the row or remove it.");
    }

    @Override
    public String stratum(Example example) {
        return kind == LabelKind.ONE ? example.labels().get(0) : "";
    }
}
