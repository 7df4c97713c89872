package io.ashlar.catalog.collections;

import io.ashlar.catalog.models.ModelCatalog;
import io.ashlar.contracts.ids.Names;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;

/** Counts the shelves, and puts models on the curated one: the others follow from where a model came from. */
@ApplicationScoped
class CollectionShelves {
    private static final String COUNTS = """
            select count(*) filter (where exists (select 1 from curated_model c where c.name = m.name)),
                   count(*) filter (where m.collection = 'hugging-face'),
                   count(*) filter (where m.collection = 'workspace')
            from latest_model m
            """;

    private final Clock clock;

    CollectionShelves(Clock clock) {
        this.clock = clock;
    }

    @WithSession
    Uni<List<CollectionView>> all() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(COUNTS, Tuple.class).getSingleResult())
                .map(counts -> List.of(
                        new CollectionView(
                                "curated",
                                "Models of curated cards, and those that somebody here picked as good.",
                                counts.get(0, Long.class)),
                        new CollectionView("hugging-face", "Models that were imported.", counts.get(1, Long.class)),
                        new CollectionView("workspace", "Models that were made here.", counts.get(2, Long.class))));
    }

    /** Picks a model; again is no change. */
    @WithTransaction
    Uni<Void> pick(String name) {
        Names.check("model", name);
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into curated_model (name, since) select m.name, :now from latest_model m where m.name = :name"
                                        + " on conflict (name) do update set since = curated_model.since")
                        .setParameter("name", name)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw ModelCatalog.unknown(name);
                    }
                })
                .replaceWithVoid();
    }

    /** Takes a model off the shelf, if it was there. */
    @WithTransaction
    Uni<Void> drop(String name) {
        Names.check("model", name);
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("delete from curated_model where name = :name")
                        .setParameter("name", name)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
