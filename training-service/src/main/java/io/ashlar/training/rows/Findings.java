package io.ashlar.training.rows;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The problems of a request, collected so that a user hears of all of them at once. One thread. */
public final class Findings {
    private final List<ProblemItem> items = new ArrayList<>();

    /** The check's value, unless it finds problems; a service that is away is no finding and is thrown. */
    public <T> Optional<T> attempt(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (ProblemException e) {
            add(e);
            return Optional.empty();
        }
    }

    /** Adds all that was found at once. */
    public void add(ProblemException found) {
        if (found.code() == ProblemCode.SERVICE_UNAVAILABLE || found.code() == ProblemCode.INTERNAL) {
            throw found;
        }
        found.items().stream().filter(item -> !items.contains(item)).forEach(items::add);
    }

    public void add(ProblemCode code, String detail) {
        items.add(new ProblemItem(code, detail));
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public void throwIfAny() {
        if (!items.isEmpty()) {
            throw ProblemException.of(items);
        }
    }
}
