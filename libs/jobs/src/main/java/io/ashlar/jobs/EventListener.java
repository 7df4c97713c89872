package io.ashlar.jobs;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Acts on news; a CDI bean ({@code @ApplicationScoped}). */
public interface EventListener {
    /** Which events; asked once at start. */
    Set<EventType> types();

    /**
     * Called on the event loop, with an open Panache transaction that also remembers the event's id: what is written
     * here happens exactly once, however often the event comes. Events of one subject come in order. A failure rolls
     * back and is tried again, with back-off; after the last try the event goes to the dead-letter topic. A
     * {@link io.ashlar.contracts.problems.ProblemException} goes there without another try, unless its owner is
     * {@code RESOURCES}.
     */
    Uni<Void> on(CloudEvent event);
}
