package io.ashlar.jobs.rest;

import io.ashlar.jobs.store.LogLine;
import java.util.List;

/**
 * Lines of a job's log, oldest first.
 *
 * @param next what to give as {@code after} for the lines that follow, now or later
 */
record LogPage(List<LogLine> items, long next) {
    static LogPage of(List<LogLine> lines, long after) {
        return new LogPage(
                lines, lines.isEmpty() ? after : lines.get(lines.size() - 1).sequence());
    }
}
