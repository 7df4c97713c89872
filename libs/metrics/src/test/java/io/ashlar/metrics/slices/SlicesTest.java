package io.ashlar.metrics.slices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void shouldNameTheMostFrequentValuesAndPutTheRestTogether() {
        List<Slice> slices = Slices.byValue(List.of("b", "a", "c", "b", "a", "b", "d"), 2);

        assertThat(slices).extracting(Slice::name).containsExactly("b", "a", Slices.OTHER);
        assertThat(slices.get(0).rows()).containsExactly(0, 3, 5);
        assertThat(slices.get(2).rows()).containsExactly(2, 6);
    }

    @Test
    void shouldCutByLengthIntoAboutEqualParts() {
        List<Slice> slices = Slices.byLength(new int[] {9, 1, 5, 2, 7, 3, 8, 4}, 4);

        assertThat(slices).extracting(Slice::name).containsExactly("1 to 2", "3 to 4", "5 to 7", "8 to 9");
        assertThat(slices.get(0).rows()).containsExactly(1, 3);
    }

    @Test
    void shouldKeepEqualLengthsTogether() {
        assertThat(Slices.byLength(new int[] {3, 3, 3, 9}, 4))
                .extracting(Slice::name)
                .containsExactly("3", "9");
        assertThat(Slices.byLength(new int[0], 4)).isEmpty();
        assertThat(Slices.byLength(new int[] {5}, 4)).extracting(Slice::name).containsExactly("5");
    }
}
