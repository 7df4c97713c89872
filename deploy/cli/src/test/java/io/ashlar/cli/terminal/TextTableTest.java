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
    void shouldRejectARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells");
    }
}
