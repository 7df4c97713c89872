package io.ashlar.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A benchmark's outcome. Its JSON form is its components. */
public interface Report {
    /** The table for people. */
    String text();

    /** Whether every bar that can be judged is met; exactness decides an exit code, speed does not. */
    @JsonIgnore
    boolean isSound();
}
