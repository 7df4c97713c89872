package io.ashlar.inference.serving;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The permits before the queue: one for each input that is admitted and not answered. Refusing here costs nothing, so
 * an overload is told at once instead of being queued.
 */
final class Admission {
    private final String model;
    private final int capacity;
    private final Semaphore permits;
    private volatile boolean open = true;

    Admission(String model, int capacity) {
        this.model = model;
        this.capacity = capacity;
        this.permits = new Semaphore(capacity);
    }

    /** Admits inputs or throws; never waits. */
    void admit(int inputs) {
        if (!open) {
            throw stopping(model);
        }
        if (inputs > 0 && !permits.tryAcquire(inputs)) {
            throw new ProblemException(
                    ProblemCode.QUEUE_FULL,
                    "'" + model + "' has room for " + capacity + " inputs that wait, and too few places are free for "
                            + inputs + " more. Send it again later, or fewer at once.");
        }
    }

    /** A request with more inputs than there are places would be refused for ever: that is its own fault. */
    void checkFits(int inputs) {
        if (inputs > capacity) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID,
                    "The request has " + inputs + " inputs, and '" + model + "' takes at most " + capacity
                            + " in one. Send them in several requests.");
        }
    }

    boolean isOpen() {
        return open;
    }

    void release(int inputs) {
        permits.release(inputs);
    }

    int waiting() {
        return capacity - permits.availablePermits();
    }

    /** Admits nobody from now on and waits until everybody is answered; false if the time was over before. */
    boolean drain(long amount, TimeUnit unit) throws InterruptedException {
        open = false;
        return permits.tryAcquire(capacity, amount, unit);
    }

    static ProblemException stopping(String model) {
        return new ProblemException(
                ProblemCode.ENDPOINT_NOT_READY,
                "'" + model + "' is being stopped and takes no more requests. Send it again when it is back.");
    }
}
