package io.ashlar.training.preflight;

import io.ashlar.models.training.data.TrainingRow;
import java.util.List;

/**
 * The lengths of rows as the model reads them, in tokens; of pictures nothing but their number is known.
 *
 * @param rows windows of a long context count each, texts that share a row count as one
 * @param cut rows that were longer than the longest sequence and lose tokens
 */
public record RowLengths(int rows, int shortest, int median, int longest, long tokens, long cut) {
    static RowLengths of(List<TrainingRow> rows) {
        int[] sorted = rows.stream().mapToInt(TrainingRow::tokens).sorted().toArray();
        int count = sorted.length;
        return new RowLengths(
                count,
                count == 0 ? 0 : sorted[0],
                count == 0 ? 0 : sorted[count / 2],
                count == 0 ? 0 : sorted[count - 1],
                rows.stream().mapToLong(TrainingRow::tokens).sum(),
                rows.stream().filter(TrainingRow::isCut).count());
    }
}
