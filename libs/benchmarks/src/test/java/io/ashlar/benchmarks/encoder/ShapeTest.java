package io.ashlar.benchmarks.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void shouldDrawTheSameMixedRequestsEveryTime() {
        Shape shape = Shape.mixed(64, 40);
        assertThat(shape).isEqualTo(Shape.mixed(64, 40));
        assertThat(shape.lengths()).hasSize(64).allMatch(length -> length >= 4 && length <= 512);
        assertThat(shape.lengths().stream().sorted().toList().get(32)).isBetween(30, 50);
    }

    @Test
    void shouldBeginAndEndEachSequenceAsBertDoes() {
        List<long[]> ids = new Shape("two", List.of(4, 5)).ids();
        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).hasSize(5).startsWith(101).endsWith(102);
    }
}
