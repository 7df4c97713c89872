package io.ashlar.inference.serving;

import java.util.concurrent.TimeUnit;

/**
 * When nobody waits for the answer any more.
 *
 * @param bounded false if the caller waits for ever
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(boolean bounded, long nanoTime) {
    private static final Deadline NONE = new Deadline(false, 0);

    /** The caller waits as long as it takes. */
    public static Deadline none() {
        return NONE;
    }

    /** So much time from now; it may be over already. */
    public static Deadline in(long amount, TimeUnit unit) {
        return new Deadline(true, System.nanoTime() + unit.toNanos(amount));
    }

    /** The one of the two that comes first. */
    public Deadline earlier(Deadline other) {
        if (!bounded) {
            return other;
        }
        return other.bounded && other.nanoTime - nanoTime < 0 ? other : this;
    }

    boolean isOver() {
        return bounded && System.nanoTime() - nanoTime >= 0;
    }
}
