package io.ashlar.training.rows;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import java.util.ArrayList;
import java.util.List;

/** The problems of a part's rows: the first of them in full, the others counted. */
public final class RowProblems {
    private static final int SHOWN = 20;

    private final String part;
    private final List<ProblemItem> first = new ArrayList<>();
    private long more;

    /** {@code part} is what the rows are called: train, validation, test. */
    public RowProblems(String part) {
        this.part = part;
    }

    public void add(ProblemException problem) {
        if (first.size() < SHOWN) {
            first.add(new ProblemItem(problem.code(), "In the " + part + " rows: " + problem.detail()));
        } else {
            more++;
        }
    }

    /** Tells all of them. */
    public void throwIfAny() {
        if (first.isEmpty()) {
            return;
        }
        List<ProblemItem> items = new ArrayList<>(first);
        if (more > 0) {
            items.add(new ProblemItem(
                    first.get(0).code(), "In the " + part + " rows: " + more + " more rows have problems."));
        }
        throw ProblemException.of(items);
    }
}
