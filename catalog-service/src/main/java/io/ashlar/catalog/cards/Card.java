package io.ashlar.catalog.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model card.
 *
 * @param title the first heading of the text
 * @param description the first paragraph of the text, without markup
 * @param html the whole text, sanitised: it may be put into a page as it is
 * @param warnings what could not be read, for people
 */
public record Card(
        @Nullable String title, @Nullable String description, CardFacts facts, String html, List<String> warnings) {
    /** The card of a package without {@code README.md}. */
    public static final Card EMPTY = new Card(null, null, CardFacts.NONE, "", List.of());

    public Card {
        warnings = List.copyOf(warnings);
    }
}
