package io.ashlar.models;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** A text, or a pair of texts, as a user sends it. */
public record TextInput(String text, @Nullable String textPair) {
    public TextInput {
        checkCharacters(text);
        if (textPair != null) {
            checkCharacters(textPair);
        }
    }

    /** A single text. */
    public static TextInput of(String text) {
        return new TextInput(text, null);
    }

    private static void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "The text has half a surrogate pair at character " + i
                                + ", which is no character. Send valid Unicode.");
            }
        }
    }
}
