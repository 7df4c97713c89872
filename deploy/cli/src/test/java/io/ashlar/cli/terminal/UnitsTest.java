package io.ashlar.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "90900000, 90.9 MB", "1e15, 1000.0 TB"})
    void shouldScaleBytes(double bytes, String expected) {
        assertThat(Units.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "4200, 4.2 s", "59999, 60.0 s", "60000, 1:00 min", "3725000, 62:05 min"})
    void shouldWriteDurations(long millis, String expected) {
        assertThat(Units.duration(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5, rows, 5 rows", "0.25, steps, 0.3 steps", "12345.6, rows, '12,346 rows'", "2048, bytes, 2.0 kB"})
    void shouldCountWithUnits(double value, String unit, String expected) {
        assertThat(Units.count(value, unit)).isEqualTo(expected);
    }
}
