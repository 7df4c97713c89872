package io.ashlar.datasets.columns;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import io.ashlar.datasets.rows.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The roles of columns in text classification. Labels are compared as text: the integer 1 and the string "1" are the
 * same label, in every format.
 *
 * @param text the column that is classified
 * @param textPair the second text of a pair, if there is one
 * @param label the column of the one right label
 */
public record TextClassificationColumns(
        String text, @Nullable String textPair, String label) {
    private static final List<String> ROLES = List.of("text", "textPair", "label");

    public TextClassificationColumns {
        if (text.equals(label) || text.equals(textPair) || label.equals(textPair)) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "The columns text '" + text + "', textPair '" + textPair + "' and label '" + label
                            + "' must be different ones. Give each role its own column.");
        }
    }

    /** The roles as a request names them; one that it leaves out is the column of the role's own name. */
    public static TextClassificationColumns of(Map<String, String> columns) {
        for (String role : columns.keySet()) {
            if (!ROLES.contains(role)) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "'" + role + "' is no role of a column in text-classification. Use " + ROLES + ".");
            }
        }
        return new TextClassificationColumns(
                columns.getOrDefault("text", "text"), columns.get("textPair"), columns.getOrDefault("label", "label"));
    }

    /** Checks the roles against a dataset's columns: each is there, and of a type that it can have. */
    public void requireIn(List<ColumnProfile> columns) {
        requireText("text", text, columns);
        if (textPair != null) {
            requireText("textPair", textPair, columns);
        }
        ColumnType type = require("label", label, columns).type();
        if (type == ColumnType.LIST || type == ColumnType.OBJECT || type == ColumnType.NUMBER) {
            throw new ProblemException(
                    ProblemCode.DATASET_LABELS_INVALID,
                    "The label column '" + label + "' holds values of type " + type.wireName()
                            + ", and a label must be a string, an integer or a boolean. Choose another column.");
        }
    }

    /** The example in a row; a row without a text or a label is a problem that names the line. */
    public LabeledText example(Row row) {
        return new LabeledText(
                required(row, text, ProblemCode.DATASET_MALFORMED_ROW),
                textPair == null ? null : required(row, textPair, ProblemCode.DATASET_MALFORMED_ROW),
                required(row, label, ProblemCode.DATASET_LABELS_INVALID));
    }

    private static void requireText(String role, String name, List<ColumnProfile> columns) {
        ColumnType type = require(role, name, columns).type();
        if (type == ColumnType.LIST || type == ColumnType.OBJECT) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "The column '" + name + "' that is to be " + role + " holds values of type " + type.wireName()
                            + ", and must hold text. Choose another column.");
        }
    }

    private static ColumnProfile require(String role, String name, List<ColumnProfile> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.DATASET_COLUMN_MISSING,
                        "There is no column '" + name + "', which is to be " + role + ". The dataset has "
                                + columns.stream()
                                        .map(column -> "'" + column.name() + "' ("
                                                + column.type().wireName() + ")")
                                        .collect(Collectors.joining(", "))
                                + ": choose one of them."));
    }

    private static String required(Row row, String column, ProblemCode code) {
        Object value = row.value(column);
        if (value == null || isNested(value) || (code == ProblemCode.DATASET_LABELS_INVALID && "".equals(value))) {
            throw new ProblemException(
                    code,
                    "Line " + row.number() + " has no " + (value != null && isNested(value) ? "single " : "")
                            + "value in the column '" + column
                            + "', which every row needs. Fill it in or remove the row.");
        }
        return value.toString();
    }

    private static boolean isNested(Object value) {
        return value instanceof List || value instanceof Map;
    }
}
