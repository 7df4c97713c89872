package io.ashlar.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void shouldDrawFromTheLeastToTheGreatest() {
        Curve curve = new Curve("loss");
        for (double value : new double[] {8, 6, 4, 2, 1}) {
            curve.add(value);
        }

        assertThat(curve.line(40)).isEqualTo("loss 8.0000 █▆▄▂▁ 1.0000");
    }

    @Test
    void shouldTakeMeansWhereThereIsNoRoom() {
        Curve curve = new Curve("loss");
        for (int i = 0; i < 10_000; i++) {
            curve.add(10_000 - i);
        }
        curve.add(Double.NaN);

        assertThat(curve.line(8)).startsWith("loss 10000.0000 █▇▆▅▄▃▂▁ ").hasSizeLessThan(40);
    }

    @Test
    void shouldDrawNothingOfOneValue() {
        Curve curve = new Curve("loss");
        curve.add(1);

        assertThat(curve.line(8)).isEmpty();
    }

    @Test
    void shouldDrawALineOfEqualValues() {
        Curve curve = new Curve("loss");
        curve.add(1);
        curve.add(1);

        assertThat(curve.line(8)).isEqualTo("loss 1.0000 ▁▁ 1.0000");
    }
}
