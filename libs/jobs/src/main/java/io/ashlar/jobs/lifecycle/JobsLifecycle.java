package io.ashlar.jobs.lifecycle;

import io.ashlar.jobs.JobsConfig;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.execution.Replica;
import io.ashlar.jobs.inbox.Consumers;
import io.ashlar.jobs.inbox.Inbox;
import io.ashlar.jobs.loops.Loop;
import io.ashlar.jobs.outbox.Relay;
import io.ashlar.jobs.outbox.StoredOutbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins and ends everything that runs by itself. */
@Singleton
final class JobsLifecycle {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    /** Before what a service itself observes. */
    private static final int FIRST = 1;
    /** After what a service itself observes, so that its beans are there for events and jobs. */
    private static final int LAST = 10_000;

    private final Migrations migrations;
    private final Replica replica;
    private final Relay relay;
    private final Consumers consumers;
    private final Loop sweeper;
    private volatile boolean migrated;

    JobsLifecycle(
            Migrations migrations,
            Replica replica,
            Relay relay,
            Consumers consumers,
            StoredOutbox outbox,
            Inbox inbox,
            Database database,
            JobsConfig config,
            Clock clock) {
        this.migrations = migrations;
        this.replica = replica;
        this.relay = relay;
        this.consumers = consumers;
        this.sweeper = new Loop("job-sweeper", SWEEP, () -> {
            Instant now = clock.instant();
            database.inTransaction(() -> outbox.forget(now.minus(config.outboxRetention()))
                    .chain(() -> inbox.forget(now.minus(config.inboxRetention()))));
            return false;
        });
    }

    void migrate(@Observes @Priority(FIRST) StartupEvent start) {
        migrations.run();
        migrated = true;
    }

    void begin(@Observes @Priority(LAST) StartupEvent start) {
        relay.start();
        consumers.start();
        replica.start();
        sweeper.start();
    }

    void end(@Observes @Priority(FIRST) ShutdownEvent stop) {
        consumers.stop();
        replica.stop();
        sweeper.stop();
        relay.stop();
    }

    boolean ready() {
        return migrated && replica.ready();
    }
}
