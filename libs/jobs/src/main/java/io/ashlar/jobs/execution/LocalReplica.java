package io.ashlar.jobs.execution;

import io.ashlar.jobs.JobsConfig;
import io.ashlar.jobs.Outbox;
import io.ashlar.jobs.ServiceIdentity;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.store.JobNotes;
import io.ashlar.jobs.store.JobStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one replica that this process is. */
final class LocalReplica {
    @Produces
    @Singleton
    Replica replica(
            JobStore store,
            JobNotes notes,
            Outbox outbox,
            Database database,
            ServiceIdentity service,
            JobsConfig config,
            Clock clock,
            Handlers handlers) {
        Tools tools = new Tools(store, notes, outbox, database, service, config, clock);
        return new Replica(service.replica(), handlers, tools);
    }
}
