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
    /** Reads and checks them: as many as the shape says, each valid UTF-8. */
    List<String> read(String name, int expected);

    /** As gRPC and the binary extension of REST have them: a little-endian length of four bytes, then the bytes. */
    record Raw(ByteBuffer bytes) implements Texts {
        @Override
        public List<String> read(String name, int expected) {
            ByteBuffer rest = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
            List<String> texts = new ArrayList<>();
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
                texts.add(utf8(name, texts.size(), element));
            }
            return counted(name, expected, texts);
        }
    }

    /** The typed contents of gRPC. */
    record Typed(List<ByteString> elements) implements Texts {
        @Override
        public List<String> read(String name, int expected) {
            List<String> texts = new ArrayList<>(elements.size());
            for (ByteString element : elements) {
                texts.add(utf8(name, texts.size(), element.asReadOnlyByteBuffer()));
            }
            return counted(name, expected, texts);
        }
    }

    /** The strings of JSON, which are text already. */
    record Strings(List<String> elements) implements Texts {
        @Override
        public List<String> read(String name, int expected) {
            return counted(name, expected, elements);
        }
    }

    private static List<String> counted(String name, int expected, List<String> texts) {
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
