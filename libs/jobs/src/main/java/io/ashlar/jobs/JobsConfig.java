package io.ashlar.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service runs its jobs. */
@ConfigMapping(prefix = "ashlar.jobs")
public interface JobsConfig {
    /** How many jobs a replica runs at once. */
    @WithDefault("1")
    int slots();

    /** How long a replica may be silent before its jobs are given to another one. */
    @WithDefault("15s")
    Duration lease();

    /** How often a replica looks for a job that it was not told of. */
    @WithDefault("500ms")
    Duration poll();

    /** How many attempts may die with their replica. */
    @WithDefault("5")
    int maxAttempts();

    /** How many attempts may meet a problem that may pass (owner RESOURCES). */
    @WithDefault("4")
    int backOffs();

    /** The pause after the first such problem; doubles each time. */
    @WithDefault("2s")
    Duration backOffDelay();

    @WithDefault("1m")
    Duration longestBackOffDelay();

    /** How long a handler may take to stop before its job is ended without it. */
    @WithDefault("30s")
    Duration stopGrace();

    /** How long sent events stay in the outbox, for those who follow a job by SSE. */
    @WithDefault("1h")
    Duration outboxRetention();

    /** How long the ids of consumed events are remembered; longer than Kafka keeps the events. */
    @WithDefault("365d")
    Duration inboxRetention();

    /** The largest body of a request for a job, in bytes. */
    @WithDefault("262144")
    int largestRequest();

    Commands commands();

    /** Commands on Kafka. */
    interface Commands {
        /** Whether this service sends commands of unknown types to the dead-letter topic; exactly one service does. */
        @WithDefault("false")
        boolean deadLetterUnknown();
    }
}
