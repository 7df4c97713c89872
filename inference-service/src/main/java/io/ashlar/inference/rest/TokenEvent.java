package io.ashlar.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ashlar.models.tasks.generation.WrittenToken;
import org.jspecify.annotations.Nullable;

/**
 * A token as text-generation-inference shows it, without its likelihood.
 *
 * @param id absent where a text came whole, as of beams
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenEvent(@Nullable Long id, String text, boolean special) {
    static TokenEvent of(WrittenToken token) {
        return new TokenEvent(token.id(), token.text(), token.special());
    }

    static TokenEvent of(String text) {
        return new TokenEvent(null, text, false);
    }

    /** With text that was held back when the token came. */
    TokenEvent longer(String more) {
        return new TokenEvent(id, text + more, special);
    }
}
