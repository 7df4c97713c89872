package io.ashlar.models.tokenizers.conversion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * The map of characters of a SentencePiece normalizer: a double-array trie (Darts, Yata et al.) over UTF-8 bytes whose
 * leaves point to texts. It is checked as a whole when it is read, because neither this class nor the native library
 * looks at bounds afterwards.
 */
public final class CharacterTrie {
    private static final int LEAF = 1 << 8;

    private final int[] units;
    private final byte[] texts;
    private int longestText;

    private CharacterTrie(int[] units, byte[] texts) {
        this.units = units;
        this.texts = texts;
    }

    /** The trie of these bytes: its size, its units, and texts that each end in a zero. */
    public static CharacterTrie read(String file, byte[] content) {
        if (content.length == 0) {
            return new CharacterTrie(new int[0], content);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long size = bytes.remaining() < Integer.BYTES ? -1 : Integer.toUnsignedLong(bytes.getInt());
        if (size < Integer.BYTES || size % Integer.BYTES != 0 || size > bytes.remaining()) {
            throw broken(file);
        }
        int[] units = new int[(int) (size / Integer.BYTES)];
        for (int i = 0; i < units.length; i++) {
            units[i] = bytes.getInt();
        }
        byte[] texts = new byte[bytes.remaining()];
        bytes.get(texts);
        CharacterTrie trie = new CharacterTrie(units, texts);
        trie.check(file);
        return trie;
    }

    private static RuntimeException broken(String file) {
        return Repository.malformed(file, "its map of characters is broken");
    }

    private void check(String file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(texts));
        } catch (CharacterCodingException e) {
            throw broken(file);
        }
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(offset(units[0]));
        while (!open.isEmpty()) {
            int base = open.remove();
            if (base < 0 || (base | 0xff) >= units.length) {
                throw broken(file);
            }
            for (int c = 0; c < 256; c++) {
                int unit = units[base ^ c];
                if (label(unit) != c || seen.get(base ^ c)) {
                    continue;
                }
                seen.set(base ^ c);
                int next = base ^ c ^ offset(unit);
                if ((unit & LEAF) != 0) {
                    checkLeaf(file, next);
                }
                open.add(next);
            }
        }
    }

    private void checkLeaf(String file, int place) {
        int text = place >= 0 && place < units.length ? units[place] & 0x7fffffff : texts.length;
        boolean inside = text < texts.length && (texts[text] & 0xc0) != 0x80;
        int end = text;
        while (inside && end < texts.length && texts[end] != 0) {
            end++;
        }
        if (!inside || end == texts.length) {
            throw broken(file);
        }
        longestText = Math.max(longestText, end - text);
    }

    /** The bytes of the longest text that a key may become. */
    public int longestText() {
        return longestText;
    }

    /** How many bytes at {@code from} the longest key has that is there; 0 where none is. */
    int match(byte[] text, int from, int[] leaf) {
        if (units.length == 0) {
            return 0;
        }
        int longest = 0;
        int at = offset(units[0]);
        for (int i = from; i < text.length; i++) {
            int c = Byte.toUnsignedInt(text[i]);
            at ^= c;
            int unit = units[at];
            if (label(unit) != c) {
                break;
            }
            at ^= offset(unit);
            if ((unit & LEAF) != 0) {
                longest = i + 1 - from;
                leaf[0] = units[at] & 0x7fffffff;
            }
        }
        return longest;
    }

    /** The text that a leaf points to. */
    String text(int leaf) {
        int end = leaf;
        while (texts[end] != 0) {
            end++;
        }
        return new String(texts, leaf, end - leaf, StandardCharsets.UTF_8);
    }

    private static int label(int unit) {
        return unit & (1 << 31 | 0xff);
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }
}
