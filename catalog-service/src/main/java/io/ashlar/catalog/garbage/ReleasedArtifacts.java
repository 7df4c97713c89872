package io.ashlar.catalog.garbage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * What deleted versions referred to. Its grace counts from the deletion: a job that resolved the version a moment
 * before still finds the files.
 */
@ApplicationScoped
public class ReleasedArtifacts {
    private final Clock clock;

    ReleasedArtifacts(Clock clock) {
        this.clock = clock;
    }

    /** In the transaction of the deletion. */
    public Uni<Void> releasePackage(String digest) {
        return release(digest, true);
    }

    /** The same for a single file. */
    public Uni<Void> releaseFile(String digest) {
        return release(digest, false);
    }

    private Uni<Void> release(String digest, boolean isPackage) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into released_artifact (digest, is_package, released_at) values (:digest, :package, :now)"
                                        + " on conflict (digest) do update set released_at = excluded.released_at")
                        .setParameter("digest", digest)
                        .setParameter("package", isPackage)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
