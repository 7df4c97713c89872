package io.ashlar.catalog.models;

import io.ashlar.catalog.usage.Usage;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EndpointDeleted;
import io.ashlar.contracts.events.EndpointDeployed;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.jobs.EventListener;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Follows the endpoints, so that no version is deleted which one of them answers with, or would after a restart. */
@ApplicationScoped
class DeployedModels implements EventListener, Usage {
    @Override
    public Set<EventType> types() {
        return Set.of(EventType.ENDPOINT_DEPLOYED, EventType.ENDPOINT_DELETED);
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        return event.type().equals(EventType.ENDPOINT_DEPLOYED.wireName())
                ? deployed(event.dataAs(EndpointDeployed.class))
                : deleted(event.dataAs(EndpointDeleted.class));
    }

    private static Uni<Void> deployed(EndpointDeployed event) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into deployed_model (endpoint, deployment, model_ref) values (:endpoint, :deployment, :model)"
                                        + " on conflict (endpoint, deployment) do update set model_ref = excluded.model_ref")
                        .setParameter("endpoint", event.endpoint())
                        .setParameter("deployment", event.deployment())
                        .setParameter(
                                "model",
                                VersionRef.of(event.model(), event.version()).toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> deleted(EndpointDeleted event) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("delete from deployed_model where endpoint = :endpoint")
                        .setParameter("endpoint", event.endpoint())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<String>> usersOf(Kind kind, VersionRef version) {
        if (kind == Kind.DATASET) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select distinct endpoint from deployed_model where model_ref = :model order by endpoint",
                                String.class)
                        .setParameter("model", version.toString())
                        .getResultList())
                .map(endpoints -> endpoints.stream()
                        .map(endpoint -> "endpoint " + endpoint)
                        .toList());
    }
}
