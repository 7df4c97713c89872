package io.ashlar.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> played = new ArrayList<>();

    /** Says that a piece of work takes so long, and takes no time at all. */
    private Contender taking(String name, double seconds) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double run(int times) {
                played.add(name + times);
                return seconds * times;
            }
        };
    }

    @Test
    void shouldAlternateAfterTheWarmUpsAndTurnTheOrderEachTime() {
        Turns turns = new Turns(2, 3, 0, 0);
        turns.play(List.of(taking("a", 1), taking("b", 2)));
        assertThat(played).containsExactly("a1", "a1", "b1", "b1", "a1", "b1", "b1", "a1", "a1", "b1");
    }

    @Test
    void shouldRepeatShortWorkEquallyOftenUntilTheFastestFillsATurn() {
        Contender fast = taking("fast", 0.1);
        Contender slow = taking("slow", 0.5);
        List<Samples> samples = new Turns(1, 1, 1.0, 0).play(List.of(slow, fast));
        assertThat(played).containsExactly("slow1", "fast1", "slow10", "fast10");
        assertThat(samples).containsExactly(new Samples(List.of(0.5)), new Samples(List.of(0.1)));
    }

    @Test
    void shouldRefuseToCountNothing() {
        assertThatThrownBy(() -> new Turns(1, 0, 0, 0)).hasMessageContaining("repetitions 0");
    }
}
