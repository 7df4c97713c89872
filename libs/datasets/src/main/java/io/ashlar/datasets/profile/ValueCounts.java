package io.ashlar.datasets.profile;

import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts different values until there are too many. Long values are known by their digest, so that the memory is
 * bounded by the number of values and not by what they say; they are counted, but not listed.
 */
final class ValueCounts {
    private static final int MAX_LISTED_CHARACTERS = 200;

    private static final class Tally {
        private final @Nullable Object value;
        private long count;

        private Tally(@Nullable Object value) {
            this.value = value;
        }
    }

    private final int maxDistinct;
    private @Nullable Map<Object, Tally> tallies = new HashMap<>();

    ValueCounts(int maxDistinct) {
        this.maxDistinct = maxDistinct;
    }

    void add(Object value) {
        if (tallies == null) {
            return;
        }
        String text = value instanceof String string ? string : Json.write(value);
        boolean listed = text.length() <= MAX_LISTED_CHARACTERS;
        Object key = listed ? text : Digest.of(text.getBytes(StandardCharsets.UTF_8));
        tallies.computeIfAbsent(key, unused -> new Tally(listed ? value : null)).count++;
        if (tallies.size() > maxDistinct) {
            tallies = null;
        }
    }

    boolean exact() {
        return tallies != null;
    }

    long distinct() {
        return tallies == null ? maxDistinct : tallies.size();
    }

    List<ValueCount> top(int count) {
        if (tallies == null) {
            return List.of();
        }
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().value != null)
                .sorted(Comparator.<Map.Entry<Object, Tally>>comparingLong(entry -> -entry.getValue().count)
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(count)
                .map(entry -> new ValueCount(Objects.requireNonNull(entry.getValue().value), entry.getValue().count))
                .toList();
    }
}
