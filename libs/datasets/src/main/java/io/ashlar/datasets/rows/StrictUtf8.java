package io.ashlar.datasets.rows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to characters, where a wrong byte is a problem that says where it is, and never a replacement character. */
final class StrictUtf8 {
    static final int BOM_LENGTH = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer characters = CharBuffer.allocate(1 << 12);

    /** The characters of a whole line that starts at {@code offset} in the file; valid until the next call. */
    CharBuffer decode(byte[] bytes, int start, int end, long offset) {
        if (characters.capacity() < end - start) {
            characters = CharBuffer.allocate(Math.max(end - start, 2 * characters.capacity()));
        }
        characters.clear();
        decoder.reset();
        ByteBuffer input = ByteBuffer.wrap(bytes, start, end - start);
        decode(input, characters, true, offset - start);
        return characters.flip();
    }

    /** Decodes what fits; what stays in the input is the beginning of a character. */
    void decode(ByteBuffer input, CharBuffer output, boolean last, long offsetOfIndexZero) {
        CoderResult result = decoder.decode(input, output, last);
        if (result.isError()) {
            long offset = offsetOfIndexZero + input.position();
            int octet = input.get(input.position()) & 0xff;
            throw Malformed.encoding(offset, octet, offset == 0 && octet >= 0xfe);
        }
    }

    static boolean startsWithBom(byte[] bytes, int length) {
        return length >= BOM_LENGTH && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
