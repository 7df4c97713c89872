package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A tensor of an answer; elements in row-major order. */
public sealed interface OutputTensor {
    String name();

    List<Long> shape();

    Datatype datatype();

    /** The elements as gRPC's raw contents and the binary extension of REST have them. */
    ByteString raw();

    /** Texts. */
    record Bytes(String name, List<Long> shape, List<ByteString> elements) implements OutputTensor {
        @Override
        public Datatype datatype() {
            return Datatype.BYTES;
        }

        @Override
        public ByteString raw() {
            int size = elements.stream().mapToInt(e -> Integer.BYTES + e.size()).sum();
            ByteBuffer raw = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            for (ByteString element : elements) {
                raw.putInt(element.size());
                element.copyTo(raw);
            }
            return ByteString.copyFrom(raw.flip());
        }
    }

    /** Numbers of four bytes. */
    record Floats(String name, List<Long> shape, List<Float> elements) implements OutputTensor {
        @Override
        public Datatype datatype() {
            return Datatype.FP32;
        }

        @Override
        public ByteString raw() {
            ByteBuffer raw = ByteBuffer.allocate(elements.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            elements.forEach(raw::putFloat);
            return ByteString.copyFrom(raw.flip());
        }
    }

    /** Whole numbers of eight bytes. */
    record Longs(String name, List<Long> shape, List<Long> elements) implements OutputTensor {
        @Override
        public Datatype datatype() {
            return Datatype.INT64;
        }

        @Override
        public ByteString raw() {
            ByteBuffer raw = ByteBuffer.allocate(elements.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            elements.forEach(raw::putLong);
            return ByteString.copyFrom(raw.flip());
        }
    }
}
