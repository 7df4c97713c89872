package io.ashlar.catalog.curated;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The cards that this version of Ashlar comes with: the resources {@code curated/<task>.json}, sorted by id. */
@ApplicationScoped
public class CuratedCards {
    private final List<CuratedCard> cards;

    CuratedCards() {
        List<CuratedCard> read = new ArrayList<>();
        for (Task task : Task.values()) {
            read.addAll(read(task));
        }
        read.sort(Comparator.comparing(CuratedCard::id));
        cards = List.copyOf(read);
    }

    private static List<CuratedCard> read(Task task) {
        String resource = "/curated/" + task.wireName() + ".json";
        try (InputStream json = CuratedCards.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return CuratedCard.readAll(json);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Every card. */
    public List<CuratedCard> all() {
        return cards;
    }

    /** The card of a repository of the Hub, where there is one. */
    public Optional<CuratedCard> of(String id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }
}
