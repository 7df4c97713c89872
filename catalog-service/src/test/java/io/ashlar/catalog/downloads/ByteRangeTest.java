package io.ashlar.catalog.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ashlar.contracts.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-4, 2, 3",
        "bytes=7-, 7, 3",
        "bytes=5-999999, 5, 5",
        "bytes=-4, 6, 4",
        "bytes=-999, 0, 10"
    })
    void shouldReadSingleRanges(String header, long first, long length) {
        assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1,3-4", "rows=0-1", "bytes=-", "bytes=4-2", "nonsense", "bytes=99999999999999999999-"})
    void shouldAnswerWholeToWhatItDoesNotKnow(String header) {
        assertThat(ByteRange.parse(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=100-200", "bytes=-0"})
    void shouldRejectRangesOutsideOfTheFile(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ByteRange.parse(header, 10))
                .withMessageContaining(header)
                .withMessageContaining("10 bytes");
    }

    @Test
    void shouldSayWhichPartItIs() {
        assertThat(new ByteRange(2, 3).contentRange(10)).isEqualTo("bytes 2-4/10");
    }
}
