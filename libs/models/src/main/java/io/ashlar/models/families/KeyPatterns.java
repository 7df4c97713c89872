package io.ashlar.models.families;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles the patterns of keys. */
final class KeyPatterns {
    private KeyPatterns() {}

    static List<Pattern> of(String... patterns) {
        return Stream.of(patterns).map(Pattern::compile).toList();
    }
}
