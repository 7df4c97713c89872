package io.ashlar.datasets.profile;

import io.ashlar.artifacts.Digest;
import io.ashlar.datasets.rows.DatasetReader;
import io.ashlar.datasets.rows.Format;
import io.ashlar.datasets.rows.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset once and says what is in it. Every row is checked on the way: the problems are
 * {@link DatasetReader}'s.
 */
public final class DatasetProfiler {
    private final ProfileOptions options;

    public DatasetProfiler(ProfileOptions options) {
        this.options = options;
    }

    /** The profile with {@link ProfileOptions#DEFAULT}. */
    public static DatasetProfile profile(Path file, Format format) {
        return new DatasetProfiler(ProfileOptions.DEFAULT).run(file, format);
    }

    /** The profile of a file; blocks for as long as the file is long, in bounded memory. */
    public DatasetProfile run(Path file, Format format) {
        boolean textOnly = format == Format.CSV || format == Format.TSV;
        Map<String, ColumnObserver> columns = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> preview = new ArrayList<>();
        long rows = 0;
        try (DatasetReader reader = DatasetReader.open(file, format, options.limits())) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows++;
                row.values()
                        .forEach((name, value) -> columns.computeIfAbsent(
                                        name, unused -> new ColumnObserver(name, textOnly, options))
                                .see(value));
                if (preview.size() < options.previewRows()) {
                    preview.add(PreviewCut.row(row.values()));
                }
            }
        }
        long rowCount = rows;
        try {
            return new DatasetProfile(
                    format,
                    Digest.ofFile(file),
                    Files.size(file),
                    rowCount,
                    columns.values().stream()
                            .map(column -> column.profile(rowCount))
                            .toList(),
                    preview);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
