package io.ashlar.embedded.minilm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of one protobuf message, without its schema. Every length is checked against the message, so a
 * damaged file ends in an error and not in a wild read.
 *
 * <p>Use: {@code while (fields.next()) switch (fields.number()) …}; a value that nobody takes is skipped.
 */
final class ProtobufFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer buffer;
    private int number;
    private long value;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    ProtobufFields(ByteBuffer message) {
        this.buffer = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next field; false at the message's end. */
    boolean next() {
        if (!buffer.hasRemaining()) {
            return false;
        }
        long tag = varint();
        number = (int) (tag >>> 3);
        int wireType = (int) (tag & 7);
        switch (wireType) {
            case VARINT -> value = varint();
            case FIXED64 -> bytes = slice(Long.BYTES);
            case BYTES -> bytes = slice(varint());
            case FIXED32 -> bytes = slice(Integer.BYTES);
            default ->
                throw new IllegalArgumentException("wire type " + wireType + " of field " + number + " is unknown");
        }
        return true;
    }

    int number() {
        return number;
    }

    /** The value of a varint field. */
    long value() {
        return value;
    }

    /** The content of a length-delimited field: little endian, from 0 to its end. */
    ByteBuffer bytes() {
        return bytes;
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    ProtobufFields message() {
        return new ProtobufFields(bytes);
    }

    private ByteBuffer slice(long length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("field " + number + " claims " + length + " bytes, the message has "
                    + buffer.remaining() + " left");
        }
        ByteBuffer slice = buffer.slice(buffer.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + (int) length);
        return slice;
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!buffer.hasRemaining()) {
                throw new IllegalArgumentException("the message ends within a number");
            }
            byte next = buffer.get();
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new IllegalArgumentException("a number of more than 10 bytes");
    }
}
