package io.ashlar.jobs.inbox;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.jobs.EventListener;
import io.ashlar.jobs.ModelRegistration;
import io.ashlar.jobs.Signals;
import io.ashlar.jobs.handlers.Handlers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Tells a job what the catalog says to the model that it offered. */
@Singleton
final class RegistrationListener implements EventListener {
    private final Handlers handlers;
    private final Signals signals;

    RegistrationListener(Handlers handlers, Signals signals) {
        this.handlers = handlers;
        this.signals = signals;
    }

    @Override
    public Set<EventType> types() {
        return handlers.kinds().isEmpty() ? Set.of() : Set.of(EventType.MODEL_REGISTERED, EventType.MODEL_REJECTED);
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        UUID job = UUID.fromString(event.data().path("jobId").asText());
        return signals.send(job, ModelRegistration.SIGNAL, event.data());
    }
}
