package io.ashlar.models.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** What is done with a tensor whatever it is kept in. */
public final class Tensors {
    private Tensors() {}

    /** The tensor in {@code target}; a tensor of integers, or one that has the type already, stays as it is. */
    public static Tensor as(Tensor tensor, DType target) {
        return tensor.dtype() == target || !tensor.dtype().isFloating() ? tensor : new Conversion(tensor, target);
    }

    /** All values as fp32, for small tensors. */
    public static float[] toFloats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.elements())];
        FloatBuffer into = FloatBuffer.wrap(values);
        try {
            as(tensor, DType.F32).stream(
                    chunk -> into.put(chunk.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return values;
    }
}
