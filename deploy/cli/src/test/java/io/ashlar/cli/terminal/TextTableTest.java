package io.ashlar.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void shouldAlignTextLeftAndNumbersRight() {
        TextTable table = new TextTable("NAME", "SIZE").row("a", "1.5").row("long name", "22");

        assertThat(table.lines())
                .containsExactly("NAME       SIZE", "---------  ----", "a           1.5", "long name    22");
    }

    @Test
    void shouldKeepACellOnItsLineAndObeyNothingInIt() {
        TextTable table = new TextTable("TEXT").row("two\r\nlines \u001b[2J");

        assertThat(table.lines()).containsExactly("TEXT", "-".repeat(14), "two lines  [2J");
    }

    @Test
    void shouldRejectARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells");
    }
}
