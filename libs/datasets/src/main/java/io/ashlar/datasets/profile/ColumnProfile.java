package io.ashlar.datasets.profile;

import io.ashlar.datasets.rows.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in one column.
 *
 * @param type in CSV and TSV, whose values are text: the type that every value of the column could be read as
 * @param nulls rows without a value
 * @param lengths of texts; null for a column of another type and for one without values
 * @param distinct different values: exact up to {@link ProfileOptions#maxDistinct}, which is also what stands for more
 * @param distinctExact whether {@code distinct} is all there are
 * @param topValues the most frequent values first, ties by their text; empty where {@code distinct} is not exact
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long nulls,
        @Nullable LengthStatistics lengths,
        long distinct,
        boolean distinctExact,
        List<ValueCount> topValues) {
    public ColumnProfile {
        topValues = List.copyOf(topValues);
    }
}
