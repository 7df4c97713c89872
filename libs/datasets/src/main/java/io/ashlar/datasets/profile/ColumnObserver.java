package io.ashlar.datasets.profile;

import io.ashlar.datasets.rows.ColumnType;
import org.jspecify.annotations.Nullable;

/** Sees every value of one column and remembers what the profile tells. */
final class ColumnObserver {
    private final String name;
    private final boolean textOnly;
    private final ProfileOptions options;
    private final ValueCounts counts;
    private @Nullable ColumnType type;
    private long values;
    private long texts;
    private long characters;
    private long shortest = Long.MAX_VALUE;
    private long longest;

    /** {@code textOnly}: the format has no types, so a column is what all its texts look like. */
    ColumnObserver(String name, boolean textOnly, ProfileOptions options) {
        this.name = name;
        this.textOnly = textOnly;
        this.options = options;
        this.counts = new ValueCounts(options.maxDistinct());
    }

    void see(@Nullable Object value) {
        if (value == null) {
            return;
        }
        values++;
        if (value instanceof String text) {
            long length = text.codePointCount(0, text.length());
            texts++;
            characters += length;
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
        }
        if (textOnly) {
            type = TextTypes.widen(type, (String) value);
        } else {
            ColumnType here = ColumnType.of(value);
            type = type == null ? here : type.with(here).orElse(type);
        }
        counts.add(value);
    }

    ColumnProfile profile(long rows) {
        return new ColumnProfile(
                name,
                type == null ? ColumnType.STRING : type,
                rows - values,
                texts == 0 ? null : new LengthStatistics(shortest, (double) characters / texts, longest),
                counts.distinct(),
                counts.exact(),
                counts.top(options.topValues()));
    }
}
