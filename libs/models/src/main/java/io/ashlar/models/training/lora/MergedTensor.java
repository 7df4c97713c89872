package io.ashlar.models.training.lora;

import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import java.io.IOException;
import java.util.List;

/**
 * {@code W + scale * B A}, computed when it is read.
 *
 * @param a (rank, in)
 * @param b (out, rank)
 * @param transposed whether W is (in, out)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MergedTensor(Tensor base, float[] a, float[] b, double scale, boolean transposed) implements Tensor {
    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public List<Long> shape() {
        return base.shape();
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        float[] merged = Tensors.toFloats(base);
        int columns = Math.toIntExact(base.shape().get(1));
        int rows = merged.length / columns;
        int out = transposed ? columns : rows;
        int in = transposed ? rows : columns;
        int rank = a.length / in;
        double[] row = new double[in];
        for (int o = 0; o < out; o++) {
            java.util.Arrays.fill(row, 0);
            for (int r = 0; r < rank; r++) {
                double share = scale * b[o * rank + r];
                for (int i = 0; i < in; i++) {
                    row[i] += share * a[r * in + i];
                }
            }
            for (int i = 0; i < in; i++) {
                int at = transposed ? i * out + o : o * in + i;
                merged[at] = (float) (merged[at] + row[i]);
            }
        }
        ArrayTensor.of(base.shape(), merged).stream(consumer);
    }
}
