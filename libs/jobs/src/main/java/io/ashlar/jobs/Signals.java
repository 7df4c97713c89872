package io.ashlar.jobs;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Tells a running or queued job something that it waits for. */
public interface Signals {
    /**
     * Keeps the signal for {@link JobContext#awaitSignal}, in the transaction that is open here or in one of its own. A
     * second signal of the same name replaces the first; one for a job that is not known here is ignored.
     */
    Uni<Void> send(UUID jobId, String name, Object data);
}
