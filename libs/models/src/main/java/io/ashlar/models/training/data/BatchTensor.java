package io.ashlar.models.training.data;

import java.util.Arrays;

/** An array on its way into the engine. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface BatchTensor {
    /** Sizes of its axes. */
    long[] shape();

    /** Whole numbers: ids, places, labels. */
    record Longs(long[] values, long[] shape) implements BatchTensor {
        public Longs {
            check(values.length, shape);
        }

        /** A vector. */
        public static Longs of(long... values) {
            return new Longs(values, new long[] {values.length});
        }
    }

    /** Real numbers: pixels, targets. */
    record Floats(float[] values, long[] shape) implements BatchTensor {
        public Floats {
            check(values.length, shape);
        }
    }

    private static void check(int values, long[] shape) {
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values) {
            throw new IllegalArgumentException(values + " values do not have the shape " + Arrays.toString(shape));
        }
    }
}
