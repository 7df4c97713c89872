package io.ashlar.catalog.datasets;

import io.ashlar.contracts.ids.VersionRef;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rows of dataset versions. Every method needs an open session; those that write, a transaction. */
@ApplicationScoped
class DatasetVersions implements PanacheRepositoryBase<DatasetVersionEntity, String> {
    /** The newest version's number of that name (0 for a new name), with its row locked until the transaction ends. */
    Uni<Integer> lock(String name) {
        return counter(name, "last_version", 0);
    }

    /** The next number of that name; numbers are never reused. */
    Uni<Integer> nextVersion(String name) {
        return counter(name, "last_version + 1", 1);
    }

    private static Uni<Integer> counter(String name, String next, int first) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into dataset (name, last_version) values (:name, :first) on conflict (name)"
                                        + " do update set last_version = dataset." + next + " returning last_version",
                                Integer.class)
                        .setParameter("name", name)
                        .setParameter("first", first)
                        .getSingleResult());
    }

    Uni<@Nullable DatasetVersionEntity> withContent(String name, String digest) {
        return find("name = ?1 and digest = ?2", name, digest).firstResult();
    }

    /** That version, or the newest there is; null where there is none. */
    Uni<@Nullable DatasetVersionEntity> find(String name, OptionalInt version) {
        return version.isPresent()
                ? findById(VersionRef.of(name, version.getAsInt()).toString())
                : find("name = ?1 order by version desc", name).range(0, 0).firstResult();
    }

    /** Every version of a name, newest first. */
    Uni<List<DatasetVersionEntity>> allOf(String name) {
        return list("name = ?1 order by version desc", name);
    }

    /** The newest version of each name after that one, by name. */
    Uni<List<DatasetVersionEntity>> latestAfter(String name, String words, int limit) {
        return find(
                        "from DatasetVersionEntity d where d.name > ?1 and d.name like ?2 escape '!' and d.version ="
                                + " (select max(v.version) from DatasetVersionEntity v where v.name = d.name) order by d.name",
                        name,
                        words)
                .range(0, limit - 1)
                .list();
    }

    Uni<List<DatasetVersionEntity>> allOf(List<String> names) {
        return list("name in ?1", names);
    }
}
