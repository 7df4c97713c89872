package io.ashlar.evaluation.predictions;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps a temporary endpoint for as long as it is open. A renewal that fails is made good by the next one, and an
 * endpoint that cannot be taken away at the end goes away by itself: neither is a reason for a job to fail.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final String name;
    private final Runnable renewal;
    private final Runnable deletion;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "endpoint-lease");
        thread.setDaemon(true);
        return thread;
    });

    private Lease(String name, Runnable renewal, Runnable deletion) {
        this.name = name;
        this.renewal = renewal;
        this.deletion = deletion;
    }

    /** Renews the endpoint's lease from now on. */
    public static Lease keep(TemporaryEndpoints endpoints, String name) {
        return keep(name, () -> endpoints.renew(name), () -> endpoints.delete(name), PERIOD);
    }

    static Lease keep(String name, Runnable renewal, Runnable deletion, Duration period) {
        Lease lease = new Lease(name, renewal, deletion);
        lease.clock.scheduleWithFixedDelay(lease::renew, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    private void renew() {
        try {
            renewal.run();
        } catch (RuntimeException e) {
            LOG.warnf("the lease of endpoint %s was not renewed (%s); it is tried again", name, e.getMessage());
        }
    }

    /** Takes the endpoint away. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            deletion.run();
        } catch (RuntimeException e) {
            LOG.warnf("endpoint %s was not deleted (%s); it goes away when its lease is over", name, e.getMessage());
        }
    }
}
