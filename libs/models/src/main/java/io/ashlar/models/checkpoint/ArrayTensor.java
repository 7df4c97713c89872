package io.ashlar.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A tensor whose bytes are in memory. */
public final class ArrayTensor implements Tensor {
    private final DType dtype;
    private final List<Long> shape;
    private final ByteBuffer content;

    /** {@code content} is little-endian and is not copied: whoever gives it leaves it unchanged. */
    public ArrayTensor(DType dtype, List<Long> shape, ByteBuffer content) {
        this.dtype = dtype;
        this.shape = List.copyOf(shape);
        this.content = content.slice();
        if (bytes() != this.content.remaining()) {
            throw new IllegalArgumentException(
                    "Shape " + shape + " of " + dtype + " takes " + bytes() + " bytes, not " + content.remaining());
        }
    }

    /** An fp32 tensor of these values. */
    public static ArrayTensor of(List<Long> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new ArrayTensor(DType.F32, shape, bytes);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public List<Long> shape() {
        return shape;
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        if (content.hasRemaining()) {
            consumer.accept(content.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
        }
    }
}
