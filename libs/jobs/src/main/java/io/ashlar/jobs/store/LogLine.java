package io.ashlar.jobs.store;

import java.time.Instant;

/** A line that a handler, or the library, left in a job's log. */
public record LogLine(long sequence, int attempt, Instant at, String line) {}
