package io.ashlar.models.tasks.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopTextTest {
    @Test
    void shouldHoldBackWhatMayBeAStopString() {
        StopText text = new StopText(List.of("\nUser:", "END"));
        assertThat(text.add("Hello")).isEqualTo("Hello");
        assertThat(text.add("\nUs")).isEmpty();
        assertThat(text.add("ual E")).isEqualTo("\nUsual ");
        assertThat(text.add("N")).isEmpty();
        assertThat(text.end()).isEqualTo("EN");
    }

    @Test
    void shouldEndBeforeTheFirstStopString() {
        StopText text = new StopText(List.of("\nUser:", "END"));
        assertThat(text.add("a\nUser")).isEqualTo("a");
        assertThat(text.add(": and END")).isEmpty();
        assertThat(text.add("more")).isEmpty();
        assertThat(text.end()).isEmpty();
    }

    @Test
    void shouldLetEverythingThroughWithoutStopStrings() {
        StopText text = new StopText(List.of());
        assertThat(text.add("a")).isEqualTo("a");
        assertThat(text.end()).isEmpty();
    }
}
