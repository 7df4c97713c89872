package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, in order, in constant memory. Reading blocks and belongs to one thread.
 *
 * <p>Problems end the reading: {@code dataset-malformed-row} (with the line and the reason; also for a column whose
 * type changes), {@code dataset-encoding-invalid} (with the byte's offset), {@code dataset-line-too-long},
 * {@code dataset-empty}, {@code dataset-format-unsupported} where the content is not the format at all.
 */
public interface DatasetReader extends AutoCloseable {
    /** The next row, or null after the last one. */
    @Nullable Row next();

    @Override
    void close();

    /** Reads what is left. */
    default void forEach(Consumer<? super Row> action) {
        for (Row row = next(); row != null; row = next()) {
            action.accept(row);
        }
    }

    /** Opens a file within {@link ReadLimits#DEFAULT}; the caller closes the reader. */
    static DatasetReader open(Path file, Format format) {
        return open(file, format, ReadLimits.DEFAULT);
    }

    /** Opens a file; the caller closes the reader. */
    static DatasetReader open(Path file, Format format, ReadLimits limits) {
        try {
            DatasetReader rows = switch (format) {
                case JSONL -> new JsonLinesReader(file, limits);
                case CSV -> new DelimitedReader(file, ',', limits);
                case TSV -> new DelimitedReader(file, '\t', limits);
                case PARQUET -> new ParquetReader(file);
            };
            return new ConsistentReader(rows, limits, format == Format.PARQUET ? "Row" : "Line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
