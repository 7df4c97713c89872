package io.ashlar.catalog.storage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;

/** Queries in PostgreSQL's own SQL; they need an open session. */
public final class NativeRows {
    private NativeRows() {}

    /**
     * The rows of a query.
     *
     * @param parameters by the names that stand behind colons in the query; nothing that users wrote is in the query
     */
    public static Uni<List<Tuple>> of(String sql, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql, Tuple.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }
}
