package io.ashlar.jobs.app;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.jobs.EventListener;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down the models that were deleted; stumbles over some on purpose, after it has written. */
@ApplicationScoped
public class NewsListener implements EventListener {
    /** How often each name was tried. */
    public static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MODEL_DELETED);
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        String name = event.data().get("name").asText();
        int tries = TRIES.merge(name, 1, Integer::sum);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("INSERT INTO news (name) VALUES (:name)")
                        .setParameter("name", name)
                        .executeUpdate())
                .invoke(() -> {
                    boolean stumbles = name.startsWith("poison") || (name.startsWith("flaky") && tries < 3);
                    if (stumbles) {
                        throw new IllegalStateException("stumbled over " + name);
                    }
                })
                .replaceWithVoid();
    }
}
