package io.ashlar.jobs.inbox;

import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.database.Database;
import org.jspecify.annotations.Nullable;

/** How often a record is tried before it is a dead letter. */
final class Tries {
    private static final int MOST = 5;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private Tries() {}

    /** What is tried. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /**
     * Null if the work was done, else why it never will be. While the failure is the database's absence it is thrown
     * on, so that the record comes again.
     */
    static @Nullable String run(Work work) throws Exception {
        for (int made = 1; ; made++) {
            try {
                work.run();
                return null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | Error e) {
                if (Database.isAway(e)) {
                    throw e;
                }
                if (!mayPass(e) || made == MOST) {
                    return reason(e);
                }
                Thread.sleep(FIRST_PAUSE_MILLIS << (made - 1));
            }
        }
    }

    private static boolean mayPass(Throwable failure) {
        ProblemException problem = problemIn(failure);
        return problem == null
                ? !(failure instanceof UnreadableEventException)
                : problem.code().owner() == Owner.RESOURCES;
    }

    private static String reason(Throwable failure) {
        ProblemException problem = problemIn(failure);
        return problem == null
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : problem.code().wireName() + ": " + problem.detail();
    }

    private static @Nullable ProblemException problemIn(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }
}
