package io.ashlar.jobs.app;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for work.
 *
 * @param action what {@link WorkHandler} does
 * @param units how much of it
 * @param secret not for everyone's eyes
 */
public record WorkRequest(
        String action, int units, @Nullable String secret) {
    public WorkRequest {
        if (action == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Work needs an 'action'.");
        }
        if (units < 0) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "'units' is " + units + ": it has to be 0 or more.");
        }
    }
}
