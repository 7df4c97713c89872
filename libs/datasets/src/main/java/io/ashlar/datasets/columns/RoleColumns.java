package io.ashlar.datasets.columns;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import io.ashlar.datasets.rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column plays which role. A needed role that the user leaves out is the column of its own name, or of a name
 * that is common for it ({@link CommonNames}).
 */
public final class RoleColumns {
    /** A column by whose values results are sliced; every task takes it. */
    public static final String SLICE = "slice";

    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>(); // by role

    private RoleColumns() {}

    /** Checks that every named column and every needed one is there, and that no other role is named; all at once. */
    public static RoleColumns of(
            List<String> needed, List<String> optional, Map<String, String> named, List<ColumnProfile> profiles) {
        RoleColumns roles = new RoleColumns();
        List<ProblemItem> problems = new ArrayList<>();
        for (String role : new TreeSet<>(named.keySet())) {
            if (!needed.contains(role) && !optional.contains(role) && !role.equals(SLICE)) {
                problems.add(new ProblemItem(
                        ProblemCode.PARAMETER_INVALID,
                        "'" + role + "' is no role of a column in this task. Needed: " + needed + ", by choice: "
                                + optional + " and '" + SLICE + "'."));
                continue;
            }
            String name = named.getOrDefault(role, role);
            roles.take(role, find(List.of(name), profiles), name, profiles, problems);
        }
        for (String role : needed) {
            if (!named.containsKey(role)) {
                roles.take(role, find(CommonNames.of(role), profiles), role, profiles, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return roles;
    }

    private void take(
            String role,
            Optional<ColumnProfile> found,
            String name,
            List<ColumnProfile> profiles,
            List<ProblemItem> problems) {
        found.ifPresentOrElse(
                column -> columns.put(role, column),
                () -> problems.add(new ProblemItem(
                        ProblemCode.DATASET_COLUMN_MISSING,
                        "There is no column '" + name + "', which is to be " + role + ". The dataset has "
                                + profiles.stream()
                                        .map(column -> "'" + column.name() + "' ("
                                                + column.type().wireName() + ")")
                                        .collect(Collectors.joining(", "))
                                + ": choose one of them.")));
    }

    static Optional<ColumnProfile> find(List<String> names, List<ColumnProfile> profiles) {
        return names.stream()
                .flatMap(name -> profiles.stream()
                        .filter(column -> column.name().equals(name))
                        .limit(1))
                .findFirst();
    }

    public boolean has(String role) {
        return columns.containsKey(role);
    }

    public ColumnType type(String role) {
        return column(role).type();
    }

    /** The column's name. */
    public String name(String role) {
        return column(role).name();
    }

    /** The column's name by role, for people. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        columns.forEach((role, column) -> names.put(role, column.name()));
        return names;
    }

    /** What is in the column. */
    public ColumnProfile column(String role) {
        ColumnProfile column = columns.get(role);
        if (column == null) {
            throw new IllegalArgumentException("no column for " + role);
        }
        return column;
    }

    /** The text in a role's column; empty where the row has none. Lists and objects are no text. */
    public String text(Row row, String role) {
        Object value = value(row, role);
        if (value instanceof List || value instanceof Map) {
            throw malformed(row, role, "holds a list or an object, and must hold text");
        }
        return value == null ? "" : value.toString();
    }

    /** The same, but a row without it is a problem. */
    public String needed(Row row, String role) {
        String text = text(row, role);
        if (text.isEmpty()) {
            throw malformed(row, role, "is empty, and every row needs it");
        }
        return text;
    }

    public @Nullable Object value(Row row, String role) {
        return row.value(name(role));
    }

    /** The value that slices are made by; empty without such a column. */
    public String slice(Row row) {
        Object value = has(SLICE) ? value(row, SLICE) : "";
        return value == null ? "(none)" : value.toString();
    }

    /** The problem of a row, which names its line. */
    public ProblemException malformed(Row row, String role, String what) {
        return new ProblemException(
                ProblemCode.DATASET_MALFORMED_ROW,
                "Line " + row.number() + ": the column '" + name(role) + "' (" + role + ") " + what
                        + ". Correct the row or remove it.");
    }
}
