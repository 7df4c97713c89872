package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.checkpoint.ArrayTensor;
import java.util.List;

/** Tables of sines in the first half of a row and cosines in the second, as different code bases compute them. */
public final class Sinusoids {
    private static final double LONGEST = 10_000;

    private Sinusoids() {}

    /** Vaswani et al. 2017 with the two halves apart: (rows, width). */
    public static ArrayTensor halves(int rows, int width) {
        int half = width - width / 2;
        float[] values = new float[Math.multiplyExact(rows, width)];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                double angle = row / Math.pow(LONGEST, 2.0 * (i / 2) / width);
                int to = i % 2 == 0 ? i / 2 : half + i / 2;
                values[row * width + to] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return ArrayTensor.of(List.of((long) rows, (long) width), values);
    }

    /** As fairseq has them, in fp32: (rows, width), the row of the padding index all zeros. */
    public static ArrayTensor padded(int rows, int width, int padding) {
        int half = width / 2;
        float step = (float) -(Math.log(LONGEST) / (half - 1));
        float[] values = new float[Math.multiplyExact(rows, width)];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < half && row != padding; i++) {
                float angle = row * (float) Math.exp(i * step);
                values[row * width + i] = (float) Math.sin(angle);
                values[row * width + half + i] = (float) Math.cos(angle);
            }
        }
        return ArrayTensor.of(List.of((long) rows, (long) width), values);
    }
}
