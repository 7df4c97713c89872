package io.ashlar.metrics.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTagsTest {
    @Test
    void shouldGivePlainTagsPrefixes() {
        assertThat(PlainTags.prefixed(List.of("PER", "PER", "O", "LOC")))
                .containsExactly("B-PER", "I-PER", "O", "B-LOC");
    }

    @Test
    void shouldLeaveTagsThatHavePrefixes() {
        assertThat(PlainTags.prefixed(List.of("I-PER", "O"))).containsExactly("I-PER", "O");
        assertThat(PlainTags.prefixed(List.of())).isEmpty();
    }
}
