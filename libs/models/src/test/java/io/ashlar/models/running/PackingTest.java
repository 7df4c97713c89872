package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final List<Encoding> BATCH =
            List.of(encoding(10, 11, 12), encoding(20), encoding(30, 31, 32), encoding(40, 1, 42, 43));

    @Test
    void shouldPutSequencesOfEqualLengthTogetherWithoutPadding() {
        Packing packing = Packing.of(BATCH, new Packing.Numbering(0, 2), Packing.Rows.FIRST);

        assertThat(packing.order()).containsExactly(1, 0, 2, 3);
        assertThat(packing.ids()).containsExactly(20, 10, 11, 12, 30, 31, 32, 40, 1, 42, 43);
        assertThat(packing.positions()).containsExactly(0, 0, 1, 2, 0, 1, 2, 0, 1, 2, 3);
        assertThat(packing.types()).containsOnly(1);
        assertThat(packing.starts()).containsExactly(0, 1, 7);
        assertThat(packing.lengths()).containsExactly(1, 3, 4);
        assertThat(packing.counts()).containsExactly(1, 2, 1);
        assertThat(packing.rows()).containsExactly(0, 1, 4, 7);
        assertThat(packing.rowCounts()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void shouldBeginPositionsAfterThePaddingIdAndKeepThatForPadding() {
        Packing packing = Packing.of(BATCH, new Packing.Numbering(2, 1), Packing.Rows.ALL);

        assertThat(packing.positions()).containsExactly(2, 2, 3, 4, 2, 3, 4, 2, 1, 3, 4);
        assertThat(packing.types()).containsOnly(0);
        assertThat(packing.rows()).hasSize(11);
        assertThat(packing.rowCounts()).containsExactly(1, 3, 3, 4);
    }

    @Test
    void shouldCountTheRowsThatAreWanted() {
        Packing packing =
                Packing.of(BATCH, new Packing.Numbering(0, 1), (encoding, token) -> encoding.id(token) % 10 == 2);

        assertThat(packing.rows()).containsExactly(3, 6, 9);
        assertThat(packing.rowCounts()).containsExactly(0, 1, 1, 1);
    }

    private static Encoding encoding(long... ids) {
        long[] types = new long[ids.length];
        java.util.Arrays.fill(types, 1);
        return Encoding.ofIds(ids, types);
    }
}
