package io.ashlar.models.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A batch on its way into the engine.
 *
 * @param inputs what the objective's script reads, in its order
 * @param labels what is to be learned
 * @param items what the mean of its loss divides by: rows, tokens with a label, or the sum of their weights
 * @param rows how many rows it has
 * @param tokens of all rows
 * @param layout how answers are put back
 */
public record TrainingBatch(
        List<BatchTensor> inputs, BatchTensor labels, double items, int rows, long tokens, Layout layout) {
    public TrainingBatch {
        inputs = List.copyOf(inputs);
    }

    /**
     * Where answers belong.
     *
     * @param order the number of the row at each place of the batch
     * @param answers how many answers it has there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Layout(int[] order, int[] answers) {
        /** One answer for each row, in the order of rows. */
        public static Layout onePerRow(int rows) {
            int[] order = new int[rows];
            int[] answers = new int[rows];
            Arrays.setAll(order, i -> i);
            Arrays.fill(answers, 1);
            return new Layout(order, answers);
        }

        /** The answers of each row, in the order in which rows were given; none where {@code packed} is empty. */
        public List<float[][]> unpack(float[] packed) {
            List<float[][]> rows = new ArrayList<>();
            for (int i = 0; i < order.length; i++) {
                rows.add(new float[0][]);
            }
            int all = Arrays.stream(answers).sum();
            if (packed.length == 0 || all == 0) {
                return rows;
            }
            int width = packed.length / all;
            int at = 0;
            for (int place = 0; place < order.length; place++) {
                float[][] row = new float[answers[place]][];
                for (int i = 0; i < row.length; i++, at += width) {
                    row[i] = Arrays.copyOfRange(packed, at, at + width);
                }
                rows.set(order[place], row);
            }
            return rows;
        }
    }
}
