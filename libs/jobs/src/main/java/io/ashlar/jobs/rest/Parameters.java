package io.ashlar.jobs.rest;

import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.store.Cursor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what stands in an address. */
final class Parameters {
    private static final int LONGEST_QUOTE = 60;

    private Parameters() {}

    static UUID jobId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.JOB_NOT_FOUND, "'" + quote(text) + "' is no job's id: that would be a UUID.", e);
        }
    }

    static int integer(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(name, text, "a whole number", e);
        }
    }

    static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid("after", text, "'next' of the page before", e);
        }
    }

    /** What a client that comes back has seen; one that says nonsense has seen nothing. */
    static long revision(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
    }

    static Set<JobStatus> statuses(List<String> texts) {
        Set<JobStatus> statuses = EnumSet.noneOf(JobStatus.class);
        for (String text : texts) {
            for (String name : text.split(",", -1)) {
                if (name.isBlank()) {
                    continue; // an empty filter is none
                }
                try {
                    statuses.add(JobStatus.valueOf(name.strip().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw invalid("status", name, "one of " + Arrays.toString(JobStatus.values()), e);
                }
            }
        }
        return statuses.isEmpty() ? EnumSet.allOf(JobStatus.class) : statuses;
    }

    static @Nullable Cursor cursor(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Cursor.of(text);
    }

    private static ProblemException invalid(String name, String text, String rule, @Nullable Exception cause) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "'" + quote(text) + "' is no value for the parameter '" + name + "': it has to be " + rule + ".",
                cause);
    }

    private static String quote(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }
}
