package io.ashlar.models.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of tokens as they come: each call gives what can be shown now. A character whose bytes are spread over
 * several tokens is held back until it is whole, so no piece breaks one; the pieces together are the decoded text.
 */
public final class IncrementalText {
    /** How many pieces before the new one are decoded with it: what a token becomes may depend on them. */
    private static final int CONTEXT = 3;

    /** A sequence that stays undecodable for so many tokens is shown as it is: it is not a character in the making. */
    private static final int LONGEST_CHARACTER = 8;

    private static final char UNDECODABLE = '\uFFFD';

    private final TokenText decoder;
    private final List<Long> tokens = new ArrayList<>();
    private final List<Integer> boundaries = new ArrayList<>();
    private int shown;
    private String context = "";

    /**
     * Begins with tokens that are there already, as a prompt's: what is new may depend on them, but they are not told.
     */
    public IncrementalText(TokenText decoder, long[] before) {
        this.decoder = decoder;
        for (long token : before) {
            tokens.add(token);
        }
        boundaries.add(Math.max(0, before.length - LONGEST_CHARACTER));
        boundary();
    }

    /** What a further token makes showable; may be empty. */
    public String add(long token) {
        tokens.add(token);
        String text = text();
        boolean isOpen = !text.isEmpty()
                && text.charAt(text.length() - 1) == UNDECODABLE
                && tokens.size() - shown < LONGEST_CHARACTER;
        return isOpen ? "" : show(text);
    }

    /** What was held back, at the end. */
    public String end() {
        return tokens.size() == shown ? "" : show(text());
    }

    private String text() {
        int from = boundaries.get(Math.max(0, boundaries.size() - CONTEXT));
        return decoder.of(tokens.subList(from, tokens.size()).stream()
                .mapToLong(Long::longValue)
                .toArray());
    }

    private String show(String text) {
        int common = 0;
        while (common < Math.min(context.length(), text.length()) && context.charAt(common) == text.charAt(common)) {
            common++;
        }
        if (common > 0 && common < text.length() && Character.isHighSurrogate(text.charAt(common - 1))) {
            common--;
        }
        boundary();
        return text.substring(common);
    }

    private void boundary() {
        shown = tokens.size();
        boundaries.add(shown);
        int from = boundaries.get(Math.max(0, boundaries.size() - CONTEXT));
        context = decoder.of(
                tokens.subList(from, shown).stream().mapToLong(Long::longValue).toArray());
    }
}
