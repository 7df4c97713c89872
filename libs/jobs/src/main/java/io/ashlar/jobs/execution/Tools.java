package io.ashlar.jobs.execution;

import io.ashlar.jobs.JobsConfig;
import io.ashlar.jobs.Outbox;
import io.ashlar.jobs.ServiceIdentity;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.state.RetryPolicy;
import io.ashlar.jobs.store.JobNotes;
import io.ashlar.jobs.store.JobStore;
import java.time.Clock;

/** What every attempt of a replica works with. */
record Tools(
        JobStore store,
        JobNotes notes,
        Outbox outbox,
        Database database,
        ServiceIdentity service,
        JobsConfig config,
        Clock clock) {

    RetryPolicy policy() {
        return new RetryPolicy(
                config.maxAttempts(), config.backOffs(), config.backOffDelay(), config.longestBackOffDelay());
    }
}
