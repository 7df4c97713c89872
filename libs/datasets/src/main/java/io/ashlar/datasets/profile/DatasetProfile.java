package io.ashlar.datasets.profile;

import io.ashlar.artifacts.Digest;
import io.ashlar.datasets.rows.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in a dataset.
 *
 * @param digest of the file
 * @param bytes of the file
 * @param columns in the order in which they first occur
 * @param preview the first rows; long texts and lists are cut, and texts that are end in an ellipsis
 */
public record DatasetProfile(
        Format format,
        Digest digest,
        long bytes,
        long rowCount,
        List<ColumnProfile> columns,
        List<Map<String, @Nullable Object>> preview) {
    public DatasetProfile {
        columns = List.copyOf(columns);
        preview = List.copyOf(preview);
    }

    /** The profile of one column. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
