package io.ashlar.catalog.curated;

import io.ashlar.contracts.catalog.CuratedCard;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows which models here were imported from a card's repository. */
@ApplicationScoped
class ImportedCards {
    private static final String IMPORTED = """
            select source.repository, m.name
            from latest_model m, lateral (select cast(m.candidate as jsonb) -> 'source' ->> 'repository') source (repository)
            where m.collection = 'hugging-face' and source.repository in (:ids)
            order by m.name
            """;

    /** The cards, each with the names of its models. */
    @WithSession
    Uni<List<CardItem>> items(List<CuratedCard> cards) {
        if (cards.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(IMPORTED, Tuple.class)
                        .setParameter("ids", cards.stream().map(CuratedCard::id).toList())
                        .getResultList())
                .map(rows -> {
                    Map<String, List<String>> names = rows.stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.get(0, String.class),
                                    Collectors.mapping(row -> row.get(1, String.class), Collectors.toList())));
                    return cards.stream()
                            .map(card -> new CardItem(card, names.getOrDefault(card.id(), List.of())))
                            .toList();
                });
    }
}
