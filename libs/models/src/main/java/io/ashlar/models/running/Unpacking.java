package io.ashlar.models.running;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Answers of packed rows given back to the sequences that they belong to. */
final class Unpacking {
    private Unpacking() {}

    /** (wanted rows, answer) of each sequence, in the order of the batch. */
    static List<float[][]> rows(Packing packing, float[] answers) {
        int rows = packing.rows().length;
        int width = rows == 0 ? 0 : answers.length / rows;
        List<float[][]> results = new ArrayList<>(Collections.nCopies(packing.sequences(), new float[0][]));
        int at = 0;
        for (int place = 0; place < packing.sequences(); place++) {
            float[][] result = new float[packing.rowCounts()[place]][];
            for (int row = 0; row < result.length; row++, at += width) {
                result[row] = Arrays.copyOfRange(answers, at, at + width);
            }
            results.set(packing.order()[place], result);
        }
        return results;
    }
}
