package io.ashlar.models.training.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import org.junit.jupiter.api.Test;

class WeightComparisonTest {
    private static final float[] START = {0.5f, -0.25f, 0.0075f};

    @Test
    void shouldMeasureTheDifferenceInUnitsOfTheUpdate() {
        assertThat(deviation(new float[] {1.5f, -0.25f, 0.0075f}, new float[] {1.25f, -0.25f, 0.0075f}))
                .isEqualTo(0.25);
    }

    @Test
    void shouldTakeTheNextNumberForAParameterThatStayed() {
        float[] ours = START.clone();
        ours[2] = Math.nextUp(ours[2]);
        assertThat(deviation(START, ours)).isZero();
    }

    @Test
    void shouldNotTakeAnUpdateOfAParameterThatStayed() {
        float[] ours = START.clone();
        ours[2] += 1e-5f;
        assertThat(deviation(START, ours)).isInfinite();
    }

    private static double deviation(float[] golden, float[] ours) {
        return WeightComparison.deviation(golden, ours, START, Json.MAPPER.createArrayNode());
    }
}
