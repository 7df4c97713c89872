package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The elements of a BYTES tensor that comes from outside, not yet read. */
public sealed interface Texts {
    /** Reads them: as many as the shape says. */
    List<ByteString> bytes(String name, int expected);

    /** The same, each checked to be valid UTF-8. */
    default List<String> read(String name, int expected) {
        List<String> texts = new ArrayList<>();
        for (ByteString element : bytes(name, expected)) {
            texts.add(utf8(name, texts.size(), element.asReadOnlyByteBuffer()));
        }
        return texts;
    }

    /** As gRPC and the binary extension of REST have them: a little-endian length of four bytes, then the bytes. */
    record Raw(ByteBuffer bytes) implements Texts {
        @Override
        public List<ByteString> bytes(String name, int expected) {
            ByteBuffer rest = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
            List<ByteString> texts = new ArrayList<>();
            while (rest.hasRemaining()) {
                if (rest.remaining() < Integer.BYTES) {
                    throw Malformed.tensor(
                            name,
                            "ends with " + rest.remaining() + " stray bytes: each element starts with a length of four "
                                    + "bytes, little-endian.");
                }
                long length = Integer.toUnsignedLong(rest.getInt());
                if (length > rest.remaining()) {
                    throw Malformed.tensor(
                            name,
                            "says that element " + texts.size() + " has " + length + " bytes, but only "
                                    + rest.remaining() + " are left: it is truncated, or a length is wrong.");
                }
                ByteBuffer element = rest.slice(rest.position(), (int) length);
                rest.position(rest.position() + (int) length);
                texts.add(ByteString.copyFrom(element));
            }
            return counted(name, expected, texts);
        }
    }

    /** The typed contents of gRPC. */
    record Typed(List<ByteString> elements) implements Texts {
        @Override
        public List<ByteString> bytes(String name, int expected) {
            return counted(name, expected, elements);
        }
    }

    /** The strings of JSON, which are text already. */
    record Strings(List<String> elements) implements Texts {
        @Override
        public List<ByteString> bytes(String name, int expected) {
            return read(name, expected).stream().map(ByteString::copyFromUtf8).toList();
        }

        @Override
        public List<String> read(String name, int expected) {
            return counted(name, expected, elements);
        }
    }

    private static <T> List<T> counted(String name, int expected, List<T> texts) {
        if (texts.size() != expected) {
            throw Malformed.tensor(name, "has " + texts.size() + " elements, and its shape says " + expected + ".");
        }
        return texts;
    }

    private static String utf8(String name, int index, ByteBuffer element) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(element)
                    .toString();
        } catch (CharacterCodingException e) {
            throw Malformed.tensor(name, "has an element " + index + " that is not valid UTF-8.");
        }
    }
}
