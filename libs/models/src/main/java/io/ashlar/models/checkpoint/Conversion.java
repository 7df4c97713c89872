package io.ashlar.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A floating tensor seen in another floating type, converted chunk by chunk as it is streamed. */
final class Conversion implements Tensor {
    private static final int ELEMENTS = 1 << 16;

    private final Tensor source;
    private final DType target;

    Conversion(Tensor source, DType target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public DType dtype() {
        return target;
    }

    @Override
    public List<Long> shape() {
        return source.shape();
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        ByteBuffer converted = ByteBuffer.allocate(ELEMENTS * target.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        source.stream(chunk -> {
            ByteBuffer in = chunk.order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                converted.clear();
                while (in.hasRemaining() && converted.hasRemaining()) {
                    put(converted, get(in));
                }
                consumer.accept(converted.flip());
            }
        });
    }

    private double get(ByteBuffer in) {
        switch (source.dtype()) {
            case F64:
                return in.getDouble();
            case F32:
                return in.getFloat();
            case F16:
                return halfToFloat(in.getShort());
            case BF16:
                return Float.intBitsToFloat(in.getShort() << 16);
            default:
                throw new IllegalArgumentException(source.dtype() + " is not floating");
        }
    }

    private void put(ByteBuffer out, double value) {
        switch (target) {
            case F64:
                out.putDouble(value);
                break;
            case F32:
                out.putFloat((float) value);
                break;
            case BF16:
                out.putShort(floatToBrain((float) value));
                break;
            default:
                throw new IllegalArgumentException("Nothing is converted to " + target);
        }
    }

    /** Round to nearest, ties to even, as torch does; a NaN stays one. */
    static short floatToBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) 0x7fc0;
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    /** IEEE 754 binary16, subnormals and infinities included. */
    static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }
}
