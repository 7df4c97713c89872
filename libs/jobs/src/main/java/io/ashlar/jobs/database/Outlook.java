package io.ashlar.jobs.database;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobStoppedException;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** What can be hoped for of work on the database that has failed, when it is done again. */
enum Outlook {
    /** Nothing speaks against it: the database was away, as far as can be told. */
    MAY_PASS,
    /** What a mistake of ours throws, and also a client library whose connection was cut in the middle of an answer. */
    DOUBTFUL,
    /** It will fail the same way. */
    FINAL;

    /** SQLSTATE classes of bad data, a broken constraint, a bad statement. */
    private static final Set<String> PERMANENT = Set.of("22", "23", "42");

    /** By the outermost cause that tells. */
    static Outlook of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException
                    || t instanceof JobStoppedException
                    || t instanceof InterruptedException
                    || isPermanent(t)) {
                return FINAL;
            }
            if (t instanceof IllegalArgumentException
                    || t instanceof NullPointerException
                    || t instanceof ClassCastException) {
                return t == failure ? FINAL : DOUBTFUL;
            }
        }
        return MAY_PASS;
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof PgException e
                && e.getSqlState() != null
                && PERMANENT.contains(e.getSqlState().substring(0, 2));
    }
}
