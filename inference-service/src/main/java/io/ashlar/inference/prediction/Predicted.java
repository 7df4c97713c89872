package io.ashlar.inference.prediction;

import java.util.List;

/** An input with its rows and the raw result of each. */
record Predicted<E, R>(Input input, List<E> rows, List<R> results) {
    /** The row of a task that makes one of an input. */
    E row() {
        return rows.get(0);
    }

    /** Its result. */
    R result() {
        return results.get(0);
    }
}
