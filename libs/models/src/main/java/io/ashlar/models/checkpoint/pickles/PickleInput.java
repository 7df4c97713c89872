package io.ashlar.models.checkpoint.pickles;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of pickles, read by the arguments that operations take; the end of the bytes is the file's fault. */
final class PickleInput {
    private static final int MAX_NUMBER = 16;
    private static final int MAX_LINE = 256;

    private final PickleRules rules;
    private final ByteBuffer bytes;

    PickleInput(PickleRules rules, ByteBuffer bytes) {
        this.rules = rules;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the next byte is. */
    int position() {
        return bytes.position();
    }

    int unsignedByte() {
        need(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() {
        need(Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort());
    }

    long signedInt() {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    long unsignedInt() {
        need(Integer.BYTES);
        return Integer.toUnsignedLong(bytes.getInt());
    }

    long signedLong() {
        need(Long.BYTES);
        return bytes.getLong();
    }

    double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    /** A number of {@code length} bytes, two's complement. */
    Object number(long length) {
        if (length > MAX_NUMBER) {
            throw rules.malformed("its pickle has a number of " + length + " bytes");
        }
        byte[] little = raw(length);
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        BigInteger value = big.length == 0 ? BigInteger.ZERO : new BigInteger(big);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : new PickleValue.Huge(value.toString());
    }

    String text(long length) {
        return new String(raw(length), StandardCharsets.UTF_8);
    }

    byte[] raw(long length) {
        need(length);
        byte[] raw = new byte[(int) length];
        bytes.get(raw);
        return raw;
    }

    /** Text up to the next line feed, as names of globals are written. */
    String line() {
        StringBuilder line = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            if (line.length() == MAX_LINE) {
                throw rules.malformed("its pickle has a name of more than " + MAX_LINE + " bytes");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void need(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw rules.malformed(
                    "its pickle is cut off: " + length + " bytes are wanted where " + bytes.remaining() + " are left");
        }
    }
}
