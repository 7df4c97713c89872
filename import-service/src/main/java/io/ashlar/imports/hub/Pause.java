package io.ashlar.imports.hub;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.time.Duration;

/** Waiting between attempts. */
public final class Pause {
    private Pause() {}

    /** Sleeps; a thread that is interrupted meanwhile belongs to work that was canceled. */
    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.CANCELED, "The work was canceled while it waited to try again.", e);
        }
    }
}
