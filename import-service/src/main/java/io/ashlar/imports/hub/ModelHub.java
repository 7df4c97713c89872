package io.ashlar.imports.hub;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A place that has model repositories, as one user sees it. Both methods block, and may be called from any thread that
 * may block. What the user can do something about is a {@code ProblemException}.
 */
public interface ModelHub {
    /**
     * The repository's files at a revision. {@code hub-repository-not-found}, {@code hub-revision-not-found},
     * {@code hub-gated}, {@code hub-token-invalid}, {@code path-not-allowed}, {@code hub-answer-invalid}, or
     * {@code hub-unavailable} after the last retry.
     */
    Repository find(String id, String revision);

    /**
     * Opens a file of the repository at its commit, from {@code offset} on where the place can: the content tells where
     * it begins. The caller closes it. A read that fails is an {@link IOException}, and may be tried again.
     */
    Content open(Repository repository, RemoteFile file, long offset) throws IOException;

    /** How often, and how patiently, a caller tries a broken transfer again. */
    Patience patience();

    /**
     * What a transfer that broke may be given: attempts without progress, and the first pause, which doubles each time.
     */
    record Patience(int attempts, Duration firstPause, Duration inAll) {
        public Patience {
            if (attempts < 1 || firstPause.isNegative() || inAll.isNegative()) {
                throw new IllegalArgumentException("patience needs at least 1 attempt and no negative time, not "
                        + attempts + ", " + firstPause + ", " + inAll);
            }
        }

        /** The pause before the attempt of that number, the second being 2. */
        public Duration pauseBefore(int attempt) {
            return firstPause.multipliedBy(1L << Math.min(10, Math.max(0, attempt - 2)));
        }

        /** Whether an attempt of this number may begin, after the first one began at {@code since}. */
        public boolean allows(int attempt, Instant since, Instant now) {
            return attempt <= attempts && now.isBefore(since.plus(inAll));
        }
    }
}
