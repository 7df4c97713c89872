package io.ashlar.catalog.models;

import io.ashlar.contracts.ids.VersionRef;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rows of registered versions. Every method needs an open session; those that write, a transaction. */
@ApplicationScoped
class ModelVersions implements PanacheRepositoryBase<ModelVersionEntity, String> {
    /**
     * The next number of that name. The row lock makes concurrent registrations take turns; numbers are never reused.
     */
    Uni<Integer> nextVersion(String name) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into model (name, last_version) values (:name, 1) on conflict (name)"
                                        + " do update set last_version = model.last_version + 1 returning last_version",
                                Integer.class)
                        .setParameter("name", name)
                        .getSingleResult());
    }

    Uni<Void> addLanguages(String ref, Collection<String> languages) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String language : languages) {
            done = done.chain(Panache::getSession)
                    .flatMap(session -> session.createNativeQuery(
                                    "insert into model_language (ref, language) values (:ref, :language) on conflict do nothing")
                            .setParameter("ref", ref)
                            .setParameter("language", language)
                            .executeUpdate())
                    .replaceWithVoid();
        }
        return done;
    }

    /** Puts a model on the curated shelf. */
    Uni<Void> curate(String name, Instant since) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into curated_model (name, since) values (:name, :since) on conflict do nothing")
                        .setParameter("name", name)
                        .setParameter("since", since)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** That version, or the newest there is; null where there is none. */
    Uni<@Nullable ModelVersionEntity> find(String name, OptionalInt version) {
        return version.isPresent()
                ? findById(VersionRef.of(name, version.getAsInt()).toString())
                : find("name = ?1 order by version desc", name).range(0, 0).firstResult();
    }

    /** Every version of a name, newest first. */
    Uni<List<ModelVersionEntity>> allOf(String name) {
        return list("name = ?1 order by version desc", name);
    }

    /** The versions that were fine-tuned from this one. */
    Uni<List<ModelVersionEntity>> tunedFrom(String baseRef) {
        return list("baseRef = ?1 order by registeredAt, ref", baseRef);
    }

    Uni<List<ModelVersionEntity>> trainedOn(String datasetRef) {
        return list("datasetRef = ?1 order by registeredAt, ref", datasetRef);
    }

    Uni<List<ModelVersionEntity>> newestOf(Collection<String> refs) {
        return refs.isEmpty() ? Uni.createFrom().item(List.of()) : list("ref in ?1 order by name", refs);
    }
}
