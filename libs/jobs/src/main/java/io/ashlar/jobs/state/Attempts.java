package io.ashlar.jobs.state;

/**
 * How often a job was tried.
 *
 * @param number from 1; grows with every return to the queue, so that it names one attempt for ever (the fence)
 * @param lostLeases how many attempts died with their replica
 * @param backOffs how many attempts met a problem that may pass
 */
public record Attempts(int number, int lostLeases, int backOffs) {
    public Attempts {
        if (number < 1 || lostLeases < 0 || backOffs < 0) {
            throw new IllegalArgumentException(
                    "attempt " + number + " with " + lostLeases + " lost leases and " + backOffs + " back-offs");
        }
    }

    /** Before anything was tried. */
    public static Attempts first() {
        return new Attempts(1, 0, 0);
    }

    Attempts afterLostLease() {
        return new Attempts(number + 1, lostLeases + 1, backOffs);
    }

    Attempts afterBackOff() {
        return new Attempts(number + 1, lostLeases, backOffs + 1);
    }

    Attempts afterPutBack() {
        return new Attempts(number + 1, lostLeases, backOffs);
    }
}
