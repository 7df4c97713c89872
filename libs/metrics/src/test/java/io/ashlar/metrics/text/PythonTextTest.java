package io.ashlar.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Values of Python 3.11's {@code str} methods. */
class PythonTextTest {
    @Test
    void shouldSplitAtPythonsBlanks() {
        assertThat(PythonText.split("\u00a0a\u001cb\u0085c\u3000d\u2028e\u200bf\ufeff "))
                .containsExactly("a", "b", "c", "d", "e\u200bf\ufeff");
        assertThat(PythonText.split(" \n")).isEmpty();
    }

    @Test
    void shouldStripPythonsBlanks() {
        assertThat(PythonText.strip("\u2003 a b\u001f")).isEqualTo("a b");
        assertThat(PythonText.stripEnd(" a\u00a0")).isEqualTo(" a");
    }

    @Test
    void shouldPlaceTheFinalSigmaByLettersAroundIt() {
        assertThat(PythonText.lower("ΟΔΟΣ ΟΔΟΣ. Σ ΑΣ'Α ΑΣ\u0301 ΑΣ1")).isEqualTo("οδος οδος. σ ασ'α ας\u0301 ας1");
    }

    @Test
    void shouldMapLettersWithoutALocale() {
        assertThat(PythonText.lower("İIẞK\uD801\uDC00")).isEqualTo("i\u0307ißk\uD801\uDC28");
    }

    @Test
    void shouldCountEveryKindOfNumberAsAlphanumeric() {
        assertThat("aé中²½Ⅷ٣".codePoints().allMatch(PythonText::isAlphanumeric)).isTrue();
        assertThat("_-\u0301€ ".codePoints().noneMatch(PythonText::isAlphanumeric))
                .isTrue();
    }
}
