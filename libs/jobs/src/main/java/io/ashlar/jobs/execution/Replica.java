package io.ashlar.jobs.execution;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobStoppedException;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.loops.Loop;
import io.ashlar.jobs.store.ClaimedJob;
import io.ashlar.jobs.store.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A process that works on jobs: one loop claims, another one keeps what is claimed. */
public final class Replica {
    private static final Logger LOG = Logger.getLogger(Replica.class);
    private static final Duration HEART = Duration.ofMillis(250);
    private static final Duration LONGEST_RENEWAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final UUID owner;
    private final Handlers handlers;
    private final Tools tools;
    private final Map<Fence, Attempt<?>> running = new ConcurrentHashMap<>();
    private final Map<Fence, Thread> threads = new ConcurrentHashMap<>();
    private final Loop claimer;
    private final Loop heart;
    private volatile boolean claimed;
    private volatile boolean hurried;
    private volatile boolean stopping;
    private long renewedAtNanos;
    private long awaySinceNanos;
    private boolean wasAway;

    Replica(UUID owner, Handlers handlers, Tools tools) {
        this.owner = owner;
        this.handlers = handlers;
        this.tools = tools;
        this.claimer = new Loop("job-claimer", tools.config().poll(), this::claimRound);
        this.heart = new Loop("job-heart", HEART, this::heartRound);
    }

    public void start() {
        if (!handlers.kinds().isEmpty()) {
            claimer.start();
            heart.start();
        }
    }

    /** Something has changed that this replica may want to know at once. */
    public void hurry() {
        hurried = true;
        claimer.wake();
        heart.wake();
    }

    /** Whether it could take a job. */
    public boolean ready() {
        return handlers.kinds().isEmpty() || (claimed && !claimer.failing());
    }

    /** Puts back what it runs, at no attempt's cost, and ends. */
    public void stop() {
        stopping = true;
        claimer.stop();
        List<Attempt<?>> left = List.copyOf(running.values());
        left.forEach(attempt -> attempt.stop().stop(StopSwitch.Cause.SERVICE_STOPS));
        left.forEach(Attempt::putBack);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        for (Thread thread : threads.values()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            try {
                thread.join(Math.max(1, millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        heart.stop();
    }

    /** Ends without a word, as a kill would; what it runs keeps running in vain. */
    void halt() {
        stopping = true;
        claimer.stop();
        heart.stop();
    }

    private boolean claimRound() {
        try {
            takeOver();
            boolean more = claimOne();
            wasAway = false;
            claimed = true;
            return more;
        } catch (RuntimeException e) {
            wasAway = true;
            awaySinceNanos = System.nanoTime();
            throw e;
        }
    }

    /** After the database was away, all leases look lost: the living get time to renew theirs first. */
    private void takeOver() {
        boolean tooEarly = awaySinceNanos != 0
                && System.nanoTime() - awaySinceNanos < tools.config().lease().toNanos();
        if (wasAway || tooEarly) {
            return;
        }
        tools.database()
                .await(() -> tools.store()
                        .expire(
                                running::containsKey,
                                (job, instance, now) -> job.loseLease(tools.policy(), instance, now)));
    }

    private boolean claimOne() {
        Set<JobKind> kinds = handlers.kinds();
        if (stopping || running.size() >= tools.config().slots()) {
            return false;
        }
        Optional<ClaimedJob> job = tools.database()
                .await(() -> tools.store().claim(owner, kinds, tools.config().lease()));
        job.ifPresent(this::begin);
        return job.isPresent();
    }

    private void begin(ClaimedJob job) {
        JobHandler<?> handler = handlers.of(job.snapshot().kind()).orElseThrow();
        Attempt<?> attempt = new Attempt<>(job, handler, tools);
        Fence fence = attempt.fence();
        running.put(fence, attempt);
        Thread thread =
                new Thread(() -> run(attempt), "job-" + job.snapshot().kind().wireName() + "-" + fence.jobId());
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        threads.put(fence, thread);
        thread.start();
    }

    private void run(Attempt<?> attempt) {
        try {
            attempt.run();
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "attempt %s ended without a state; its lease will run out", attempt.fence());
        } finally {
            running.remove(attempt.fence());
            threads.remove(attempt.fence());
            claimer.wake();
        }
    }

    private boolean heartRound() {
        List<Attempt<?>> all = List.copyOf(running.values());
        boolean due = System.nanoTime() - renewedAtNanos >= renewalPause().toNanos();
        if (!all.isEmpty() && (due || hurried)) {
            hurried = false;
            renew(all);
            renewedAtNanos = System.nanoTime();
        }
        for (Attempt<?> attempt : all) {
            try {
                attempt.flush();
            } catch (JobStoppedException e) {
                attempt.stop().stop(StopSwitch.Cause.LOST);
            }
        }
        return false;
    }

    private void renew(List<Attempt<?>> all) {
        Set<UUID> ids = all.stream().map(attempt -> attempt.fence().jobId()).collect(Collectors.toSet());
        Map<Fence, Boolean> held = tools.database()
                .await(() -> tools.store().renew(owner, ids, tools.config().lease()));
        for (Attempt<?> attempt : all) {
            Boolean cancel = held.get(attempt.fence());
            if (cancel == null) {
                attempt.stop().stop(StopSwitch.Cause.LOST);
            } else if (cancel) {
                attempt.stop().stop(StopSwitch.Cause.CANCELED);
                attempt.cancelWithoutHandler(tools.config().stopGrace());
            }
        }
    }

    private Duration renewalPause() {
        Duration third = tools.config().lease().dividedBy(3);
        return third.compareTo(LONGEST_RENEWAL_PAUSE) < 0 ? third : LONGEST_RENEWAL_PAUSE;
    }
}
