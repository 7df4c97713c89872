package io.ashlar.jobs;

import io.ashlar.contracts.events.CloudEvent;
import io.smallrye.mutiny.Uni;

/** Says events. */
public interface Outbox {
    /**
     * Adds an event to the transaction that is open here (Panache's, {@code Panache.withTransaction}): it is sent, in
     * order, if and only if that commits.
     */
    Uni<Void> add(CloudEvent event);
}
