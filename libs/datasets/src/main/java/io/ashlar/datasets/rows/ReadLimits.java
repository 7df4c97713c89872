package io.ashlar.datasets.rows;

/**
 * What a reader holds in memory at most, whatever the file has.
 *
 * @param maxRowBytes of a line, or of a CSV record with its line breaks (there it counts UTF-16 units)
 * @param maxColumns of all rows together
 */
public record ReadLimits(int maxRowBytes, int maxColumns) {
    /** 8 MiB a row, 1,000 columns. */
    public static final ReadLimits DEFAULT = new ReadLimits(8 << 20, 1_000);

    public ReadLimits {
        if (maxRowBytes < 1 || maxColumns < 1) {
            throw new IllegalArgumentException("limits must be positive, not " + maxRowBytes + " and " + maxColumns);
        }
    }
}
