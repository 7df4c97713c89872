package io.ashlar.jobs.loops;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that does one thing every so often, or when it is woken. A failure is logged once, and the pause
 * grows until the thing works again: so a server that is away for a while needs nobody's care.
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Body body;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopped;
    private volatile int failures;
    private volatile @Nullable Thread thread;

    /** {@code pause} is how long to wait when there was nothing more to do. */
    public Loop(String name, Duration pause, Body body) {
        this.name = name;
        this.pause = pause;
        this.body = body;
    }

    /** What is done; true if there is more of it to do at once. */
    @FunctionalInterface
    public interface Body {
        boolean round() throws Exception;
    }

    public void start() {
        Thread started = new Thread(this::run, name);
        started.setDaemon(true);
        started.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread = started;
        started.start();
    }

    /** The next round begins now. */
    public void wake() {
        bell.release();
    }

    /** Whether the last round failed. */
    public boolean failing() {
        return failures > 0;
    }

    /** No round begins any more; waits a little for the one that runs. */
    public void stop() {
        stopped = true;
        wake();
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(LONGEST_STOP.toMillis());
                running.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!stopped) {
            try {
                if (!once()) {
                    waitForBell();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean once() throws InterruptedException {
        try {
            boolean more = body.round();
            if (failures > 0) {
                LOG.infof("%s works again after %d failed tries", name, failures);
            }
            failures = 0;
            return more;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            if (!stopped && failures == 0) {
                LOG.warnf(e, "%s failed and will be tried again until it works", name);
            }
            failures = Math.min(failures + 1, Integer.MAX_VALUE - 1);
            return false;
        }
    }

    private void waitForBell() throws InterruptedException {
        long millis = pause.toMillis() << Math.min(failures, 10);
        if (bell.tryAcquire(
                Math.min(millis, Math.max(LONGEST_PAUSE.toMillis(), pause.toMillis())), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
