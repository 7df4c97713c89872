package io.ashlar.models.families;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** A weight that no checkpoint has: constant, or N(0, range) from a seed and its own path, the same each time. */
public record DrawnTensor(String path, Block.Weight weight, double range, long seed) implements Tensor {
    private static final int CHUNK = 1 << 14;

    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public List<Long> shape() {
        return weight.shape();
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + path.hashCode());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long left = elements(); left > 0; ) {
            chunk.clear();
            for (; left > 0 && chunk.hasRemaining(); left--) {
                chunk.putFloat(value(random));
            }
            consumer.accept(chunk.flip());
        }
    }

    private float value(Random random) {
        switch (weight.init()) {
            case NORMAL:
                return (float) (random.nextGaussian() * range);
            case ONES:
            case RUNNING_VARIANCE:
                return 1;
            default:
                return 0;
        }
    }
}
