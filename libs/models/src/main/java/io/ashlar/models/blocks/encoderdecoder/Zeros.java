package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.checkpoint.ArrayTensor;
import java.util.Arrays;

/** A buffer that begins as zeros. */
final class Zeros {
    private Zeros() {}

    static ArrayTensor of(long... shape) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return ArrayTensor.of(Arrays.stream(shape).boxed().toList(), new float[Math.toIntExact(elements)]);
    }
}
