package io.ashlar.jobs.submission;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.jobs.EarlierJobs;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.store.JobNotes;
import io.ashlar.jobs.store.JobStore;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads them from the service's own database. */
@Singleton
final class StoredJobs implements EarlierJobs {
    private final JobStore store;
    private final JobNotes notes;
    private final Database database;

    StoredJobs(JobStore store, JobNotes notes, Database database) {
        this.store = store;
        this.notes = notes;
        this.database = database;
    }

    @Override
    public Earlier find(UUID id, JobKind kind) {
        JobSnapshot job = database.await(() -> store.get(id, kind));
        return new Earlier(job, database.await(() -> notes.checkpoint(id)));
    }
}
