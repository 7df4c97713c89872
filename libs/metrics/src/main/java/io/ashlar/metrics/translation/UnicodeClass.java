package io.ashlar.metrics.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Unicode's punctuation, symbols and numbers as of the reference, whatever the running Java knows:
 * {@code unicode-classes.txt} has a line each, made by {@code src/test/python/make_unicode_classes.py}.
 */
enum UnicodeClass {
    PUNCTUATION,
    SYMBOL,
    NUMBER;

    private final TreeMap<Integer, Integer> ranges = new TreeMap<>(); // first to last code point

    static {
        try (InputStream table = UnicodeClass.class.getResourceAsStream("unicode-classes.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : text.split("\n", -1)) {
                String[] words = line.split(" ", -1);
                for (int i = 1; i < words.length; i++) {
                    valueOf(words[0]).add(words[i]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unicode-classes.txt cannot be read", e);
        }
    }

    private void add(String range) {
        String[] ends = range.split("-", -1);
        ranges.put(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16));
    }

    boolean contains(int codePoint) {
        Map.Entry<Integer, Integer> range = ranges.floorEntry(codePoint);
        return range != null && codePoint <= range.getValue();
    }
}
