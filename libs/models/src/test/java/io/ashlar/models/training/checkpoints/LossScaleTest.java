package io.ashlar.models.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossScaleTest {
    @Test
    void shouldDoubleAfterTwoThousandGoodStepsInARow() {
        LossScale scale = LossScale.begin();
        for (int i = 0; i < 1_999; i++) {
            scale = scale.grown();
        }
        assertThat(scale).isEqualTo(new LossScale(65_536, 1_999, 0));
        assertThat(scale.grown()).isEqualTo(new LossScale(131_072, 0, 0));
        assertThat(scale.backedOff()).isEqualTo(new LossScale(32_768, 0, 1));
    }

    @Test
    void shouldStayANumberHoweverLongAllGoesWell() {
        LossScale scale = new LossScale(Math.pow(2, 127), 1_999, 0).grown();

        assertThat(scale).isEqualTo(new LossScale(Math.pow(2, 127), 0, 0));
    }

    @Test
    void shouldBeExhaustedWhereNoScaleHelps() {
        LossScale scale = LossScale.begin();
        int halvings = 0;
        while (!scale.isExhausted()) {
            scale = scale.backedOff();
            halvings++;
        }
        assertThat(halvings).isEqualTo(30);
        assertThat(scale.skipped()).isEqualTo(30);
    }
}
