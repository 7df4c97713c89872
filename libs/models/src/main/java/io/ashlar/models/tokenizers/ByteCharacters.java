package io.ashlar.models.tokenizers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The printable characters by which byte-level vocabularies (GPT-2's) write bytes. */
final class ByteCharacters {
    private static final Map<Integer, Integer> BYTE_OF = new HashMap<>();

    static {
        int stand = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            BYTE_OF.put(printable ? b : stand++, b);
        }
    }

    private ByteCharacters() {}

    /** The text whose bytes the tokens write between them; a token with any other character stands for itself. */
    static String text(List<String> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : tokens) {
            bytes.writeBytes(bytes(token));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String token) {
        int[] characters = token.codePoints().toArray();
        byte[] bytes = new byte[characters.length];
        for (int i = 0; i < bytes.length; i++) {
            Integer b = BYTE_OF.get(characters[i]);
            if (b == null) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = b.byteValue();
        }
        return bytes;
    }
}
