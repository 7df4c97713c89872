package io.ashlar.catalog.datasets;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a dataset.
 *
 * @param columns their order in the file
 * @param rows each by column; long texts are cut and end in an ellipsis
 * @param rowCount of the whole dataset
 */
public record DatasetPreview(List<String> columns, List<Map<String, @Nullable Object>> rows, long rowCount) {
    public DatasetPreview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
