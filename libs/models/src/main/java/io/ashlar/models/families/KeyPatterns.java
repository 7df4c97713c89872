package io.ashlar.models.families;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles the patterns of keys. */
public final class KeyPatterns {
    private KeyPatterns() {}

    public static List<Pattern> of(String... patterns) {
        return Stream.of(patterns).map(Pattern::compile).toList();
    }
}
