package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import io.ashlar.datasets.rows.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column plays which role. A role that the user leaves out is the column of its own name, if it is needed. */
final class RoleColumns {
    static final String SLICE = "slice";

    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>(); // by role

    private RoleColumns() {}

    /** Checks that every named column and every needed one is there, and that no other role is named. */
    static RoleColumns of(
            List<String> needed, List<String> optional, Map<String, String> named, List<ColumnProfile> profiles) {
        RoleColumns roles = new RoleColumns();
        for (String role : new TreeSet<>(named.keySet())) {
            if (!needed.contains(role) && !optional.contains(role) && !role.equals(SLICE)) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "'" + role + "' is no role of a column in this task. Needed: " + needed + ", by choice: "
                                + optional + " and '" + SLICE + "'.");
            }
            roles.columns.put(role, profile(role, named.getOrDefault(role, role), profiles));
        }
        for (String role : needed) {
            if (!roles.has(role)) {
                roles.columns.put(role, profile(role, role, profiles));
            }
        }
        return roles;
    }

    private static ColumnProfile profile(String role, String name, List<ColumnProfile> profiles) {
        return profiles.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.DATASET_COLUMN_MISSING,
                        "There is no column '" + name + "', which is to be " + role + ". The dataset has "
                                + profiles.stream()
                                        .map(column -> "'" + column.name() + "' ("
                                                + column.type().wireName() + ")")
                                        .collect(Collectors.joining(", "))
                                + ": choose one of them."));
    }

    boolean has(String role) {
        return columns.containsKey(role);
    }

    ColumnType type(String role) {
        return column(role).type();
    }

    String name(String role) {
        return column(role).name();
    }

    private ColumnProfile column(String role) {
        ColumnProfile column = columns.get(role);
        if (column == null) {
            throw new IllegalArgumentException("no column for " + role);
        }
        return column;
    }

    /** The text in a role's column; empty where the row has none. Lists and objects are no text. */
    String text(Row row, String role) {
        Object value = value(row, role);
        if (value instanceof List || value instanceof Map) {
            throw malformed(row, role, "holds a list or an object, and must hold text");
        }
        return value == null ? "" : value.toString();
    }

    /** The same, but a row without it is a problem. */
    String needed(Row row, String role) {
        String text = text(row, role);
        if (text.isEmpty()) {
            throw malformed(row, role, "is empty, and every row needs it");
        }
        return text;
    }

    @Nullable Object value(Row row, String role) {
        return row.value(name(role));
    }

    /** The value that slices are made by; empty without such a column. */
    String slice(Row row) {
        Object value = has(SLICE) ? value(row, SLICE) : "";
        return value == null ? "(none)" : value.toString();
    }

    ProblemException malformed(Row row, String role, String what) {
        return new ProblemException(
                ProblemCode.DATASET_MALFORMED_ROW,
                "Line " + row.number() + ": the column '" + name(role) + "' (" + role + ") " + what
                        + ". Correct the row or remove it.");
    }
}
