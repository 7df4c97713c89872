package io.ashlar.jobs.execution;

import io.ashlar.jobs.JobContext.StopHook;
import io.ashlar.jobs.JobStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends the work of one attempt from outside: first the hooks, then an interrupt. Thread safe. */
final class StopSwitch {
    private static final Logger LOG = Logger.getLogger(StopSwitch.class);

    /** Why an attempt has to stop. */
    enum Cause {
        CANCELED("it was canceled"),
        LOST("another attempt has taken over"),
        SERVICE_STOPS("the service stops");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    private final UUID jobId;
    private final List<Runnable> hooks = new ArrayList<>();
    private @Nullable Cause cause;
    private @Nullable Thread worker;
    private long stoppedAtNanos;

    StopSwitch(UUID jobId) {
        this.jobId = jobId;
    }

    /** The calling thread is the one to interrupt, until {@link #finish}. */
    synchronized void begin() {
        worker = Thread.currentThread();
    }

    /** No interrupt comes any more, and none is left behind. */
    synchronized @Nullable Cause finish() {
        worker = null;
        boolean interrupted = Thread.interrupted();
        if (interrupted && cause == null) {
            LOG.debugf("job %s ended with an interrupt of its own", jobId);
        }
        return cause;
    }

    /** Stops the work, once; the first cause counts. */
    void stop(Cause why) {
        List<Runnable> toRun;
        synchronized (this) {
            if (cause != null) {
                return;
            }
            cause = why;
            stoppedAtNanos = System.nanoTime();
            toRun = List.copyOf(hooks);
            hooks.clear();
        }
        toRun.forEach(this::runQuietly);
        synchronized (this) {
            if (worker != null && worker != Thread.currentThread()) {
                worker.interrupt();
            }
        }
    }

    synchronized boolean isStoppedFor(long nanos) {
        return cause != null && System.nanoTime() - stoppedAtNanos >= nanos;
    }

    synchronized @Nullable Cause cause() {
        return cause;
    }

    void check() {
        Cause why = cause();
        if (why != null) {
            throw new JobStoppedException(jobId, why.words);
        }
    }

    StopHook onStop(Runnable hook) {
        synchronized (this) {
            if (cause == null) {
                hooks.add(hook);
                return () -> remove(hook);
            }
        }
        runQuietly(hook);
        return () -> {};
    }

    private synchronized void remove(Runnable hook) {
        hooks.remove(hook);
    }

    private void runQuietly(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "a stop hook of job %s failed", jobId);
        }
    }
}
