package io.ashlar.models.training.archive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An fp32 tensor of the engine, read where it lies. */
record EngineTensor(NDArray array) implements Tensor {
    /** A tensor of the engine with another one's content, which must be fp32. */
    static NDArray create(NDManager scope, Tensor tensor) throws IOException {
        ByteBuffer content =
                ByteBuffer.allocateDirect(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        tensor.stream(content::put);
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        return scope.create(content.flip(), new Shape(shape), ai.djl.ndarray.types.DataType.FLOAT32);
    }

    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public List<Long> shape() {
        return Arrays.stream(array.getShape().getShape()).boxed().toList();
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        consumer.accept(array.toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN));
    }
}
