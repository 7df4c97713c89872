package io.ashlar.models.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncrementalTextTest {
    /** One token a byte, as byte-level vocabularies have for what is rare. */
    private static String bytes(long[] tokens) {
        byte[] bytes = new byte[tokens.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) tokens[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> pieces(String text) {
        IncrementalText incremental = new IncrementalText(IncrementalTextTest::bytes, new long[0]);
        List<String> pieces = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            pieces.add(incremental.add(b));
        }
        pieces.add(incremental.end());
        return pieces;
    }

    @Test
    void shouldNotBreakCharacters() {
        assertThat(pieces("aé€😀b")).containsExactly("a", "", "é", "", "", "€", "", "", "", "😀", "b", "");
    }

    @Test
    void shouldGiveTheWholeTextTogether() {
        String text = "Ångström 👨‍👩‍👧 and 日本語, שלום. ".repeat(20);
        assertThat(String.join("", pieces(text))).isEqualTo(text);
    }

    @Test
    void shouldShowBytesThatNeverBecomeACharacter() {
        IncrementalText incremental = new IncrementalText(IncrementalTextTest::bytes, new long[0]);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            shown.append(incremental.add(0xff));
        }
        assertThat(shown.append(incremental.end()).toString()).isEqualTo("\uFFFD".repeat(20));
    }

    @Test
    void shouldHoldBackNothingAtTheEnd() {
        IncrementalText incremental = new IncrementalText(IncrementalTextTest::bytes, new long[0]);
        assertThat(incremental.add(0xc3)).isEmpty();
        assertThat(incremental.end()).isEqualTo("\uFFFD");
    }

    @Test
    void shouldNotTellThePrompt() {
        IncrementalText incremental = new IncrementalText(IncrementalTextTest::bytes, new long[] {'a', 0xc3});
        assertThat(incremental.add(0xa9)).isEqualTo("é");
    }
}
