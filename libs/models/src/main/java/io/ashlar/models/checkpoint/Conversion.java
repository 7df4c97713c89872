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

    /** By way of fp32, which holds every value of the narrower types and is on the way to them from fp64. */
    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        float[] values = new float[(int) Math.min(ELEMENTS, elements())];
        ByteBuffer converted =
                ByteBuffer.allocate(values.length * target.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        source.stream(chunk -> {
            ByteBuffer in = chunk.order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                int count =
                        Math.min(values.length, in.remaining() / source.dtype().bytes());
                ByteBuffer part =
                        in.slice(in.position(), count * source.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
                read(part, values, count);
                converted.clear().limit(count * target.bytes());
                write(values, count, converted);
                consumer.accept(converted);
                in.position(in.position() + part.capacity());
            }
        });
    }

    private void read(ByteBuffer in, float[] values, int count) {
        switch (source.dtype()) {
            case F64:
                for (int i = 0; i < count; i++) {
                    values[i] = (float) in.getDouble(i * Double.BYTES);
                }
                break;
            case F32:
                in.asFloatBuffer().get(values, 0, count);
                break;
            case F16:
                for (int i = 0; i < count; i++) {
                    values[i] = halfToFloat(in.getShort(i * Short.BYTES));
                }
                break;
            case BF16:
                for (int i = 0; i < count; i++) {
                    values[i] = Float.intBitsToFloat(in.getShort(i * Short.BYTES) << 16);
                }
                break;
            default:
                throw new IllegalArgumentException(source.dtype() + " is not floating");
        }
    }

    private void write(float[] values, int count, ByteBuffer out) {
        switch (target) {
            case F64:
                for (int i = 0; i < count; i++) {
                    out.putDouble(i * Double.BYTES, values[i]);
                }
                break;
            case F32:
                out.asFloatBuffer().put(values, 0, count);
                break;
            case BF16:
                for (int i = 0; i < count; i++) {
                    out.putShort(i * Short.BYTES, floatToBrain(values[i]));
                }
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
