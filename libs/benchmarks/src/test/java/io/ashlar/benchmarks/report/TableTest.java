package io.ashlar.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shouldMakeColumnsAsWideAsTheirWidestCell() {
        String text = new Table("who", "ms").row("ashlar", "5").row("µ", "123").text();
        assertThat(text).isEqualTo("who     ms\nashlar  5\nµ       123\n");
    }

    @Test
    void shouldLeaveTheEndOfShortRowsEmpty() {
        assertThat(new Table("a", "b", "c").row("1").text()).isEqualTo("a  b  c\n1\n");
    }

    @Test
    void shouldRefuseMoreCellsThanColumns() {
        assertThatThrownBy(() -> new Table("a").row("1", "2")).hasMessageContaining("2 cells");
    }
}
