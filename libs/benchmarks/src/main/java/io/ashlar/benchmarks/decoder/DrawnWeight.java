package io.ashlar.benchmarks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers drawn evenly around 0 with the deviation that GPT-2 begins with, the same for a path every time. */
public record DrawnWeight(String path, Block.Weight weight) implements Tensor {
    private static final double REACH = 0.02 * Math.sqrt(3);
    private static final int CHUNK = 1 << 16;

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
        SplittableRandom random = new SplittableRandom(path.hashCode());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long left = elements(); left > 0; ) {
            chunk.clear();
            for (; left > 0 && chunk.hasRemaining(); left--) {
                chunk.putFloat(value(random));
            }
            consumer.accept(chunk.flip());
        }
    }

    private float value(SplittableRandom random) {
        return switch (weight.init()) {
            case ONES -> 1;
            case ZEROS -> 0;
            default -> (float) ((2 * random.nextDouble() - 1) * REACH);
        };
    }
}
