package io.ashlar.catalog.board;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list of jobs is narrowed to, as SQL on {@code board_job}; what users wrote is in the parameters only. */
record BoardFilter(String where, Map<String, Object> parameters) {
    private static final int LONGEST = 200;

    static BoardFilter of(List<String> kinds, List<String> statuses, @Nullable String query, @Nullable String cursor) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        oneOf("kind", given(kinds).map(BoardFilter::kind).toList(), conditions, parameters);
        oneOf("status", given(statuses).map(BoardFilter::status).toList(), conditions, parameters);
        if (query != null && !query.isBlank()) {
            String text = query.strip().toLowerCase(Locale.ROOT).replace("\0", "");
            String word = text.substring(0, Math.min(text.length(), LONGEST));
            conditions.add("search_text like :text escape '!'");
            parameters.put(
                    "text", "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
        if (cursor != null) {
            after(cursor, conditions, parameters);
        }
        return new BoardFilter(
                conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), Map.copyOf(parameters));
    }

    /** Given one by one or with commas between them; what is empty is no filter. */
    private static Stream<String> given(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The cursor after this job. */
    static String cursorAfter(JobSnapshot job) {
        return Cursor.of(job.createdAt().toString(), job.id().toString());
    }

    private static void after(String cursor, List<String> conditions, Map<String, Object> parameters) {
        List<String> key = Cursor.parse(cursor, 2);
        try {
            parameters.put("created", Instant.parse(key.get(0)));
            parameters.put("id", UUID.fromString(key.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(cursor, e);
        }
        conditions.add("(created_at, id) < (:created, :id)");
    }

    private static void oneOf(
            String column, List<String> values, List<String> conditions, Map<String, Object> parameters) {
        if (!values.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (String value : values) {
                names.add(":" + column + names.size());
                parameters.put(column + (names.size() - 1), value);
            }
            conditions.add(column + " in (" + String.join(", ", names) + ")");
        }
    }

    private static String kind(String text) {
        try {
            return JobKind.of(text).wireName();
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "kind",
                    text,
                    Stream.of(JobKind.values()).map(JobKind::wireName).toList(),
                    e);
        }
    }

    private static String status(String text) {
        try {
            return JobStatus.valueOf(text.toUpperCase(Locale.ROOT)).name();
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "status",
                    text,
                    Stream.of(JobStatus.values()).map(JobStatus::name).toList(),
                    e);
        }
    }

    private static ProblemException invalid(String parameter, String value, List<String> allowed, Exception cause) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "'" + parameter + "' is '" + value + "', and must be one of: " + String.join(", ", allowed) + ".",
                cause);
    }
}
