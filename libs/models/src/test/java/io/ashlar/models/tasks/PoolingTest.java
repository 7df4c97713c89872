package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolingTest {
    private static final float[][] HIDDEN = {{1, 2}, {3, 4}, {8, 0}};

    @Test
    void shouldAverageAllTokens() {
        assertThat(Pooling.MEAN.pool(HIDDEN)).containsExactly(4, 2);
    }

    @Test
    void shouldTakeTheFirstTokenWithoutSharingIt() {
        float[] first = Pooling.FIRST.pool(HIDDEN);

        assertThat(first).containsExactly(1, 2).isNotSameAs(HIDDEN[0]);
    }
}
