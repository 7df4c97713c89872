package io.ashlar.catalog.garbage;

import io.ashlar.artifacts.Digest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** What versions refer to in the artifact store. */
@ApplicationScoped
class CatalogReferences {
    /** Packages and single files. */
    record Found(Set<Digest> packages, Set<Digest> files) {
        Found {
            packages = Set.copyOf(packages);
            files = Set.copyOf(files);
        }
    }

    /** Of every version that there is, and of those that were deleted after that moment. */
    @WithSession
    Uni<Found> find(Instant deletedAfter) {
        return digests(
                        "select package_digest from model_version union select digest from released_artifact"
                                + " where is_package and released_at >= :after",
                        deletedAfter)
                .flatMap(packages -> digests(
                                "select digest from dataset_version union select digest from released_artifact"
                                        + " where not is_package and released_at >= :after",
                                deletedAfter)
                        .map(files -> new Found(packages, files)));
    }

    /** Drops the memory of what was deleted before that moment and is collected now. */
    @WithTransaction
    Uni<Integer> forgetReleased(Instant before) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "delete from released_artifact where released_at < :before")
                        .setParameter("before", before)
                        .executeUpdate());
    }

    private static Uni<Set<Digest>> digests(String sql, Instant after) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("after", after)
                        .getResultList())
                .map(rows -> rows.stream().map(Digest::new).collect(Collectors.toSet()));
    }
}
