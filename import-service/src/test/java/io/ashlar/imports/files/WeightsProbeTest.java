package io.ashlar.imports.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsProbeTest {
    private static final String HEADER = "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}";

    @Test
    void shouldAcceptAFileThatIsWhole() {
        assertThatCode(() -> check(file(HEADER.length(), HEADER, 16))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 1000})
    void shouldRejectAFileThatIsTruncatedOrHasMore(int dataBytes) {
        assertMalformed(file(HEADER.length(), HEADER, dataBytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 100_000_001, 1L << 40})
    void shouldRejectAHeaderOfALengthThatCannotBe(long length) {
        assertMalformed(file(length, HEADER, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "nonsense",
                "{\"a\":{\"data_offsets\":[0,9223372036854775807]}}",
                "{\"a\":{\"data_offsets\":[0,1e400]}}",
                "{\"a\":{}}",
                "{\"a\":{\"data_offsets\":[0,99999999999999999999999]}}"
            })
    void shouldRejectAHeaderThatIsNone(String header) {
        assertMalformed(file(header.length(), header, 16));
    }

    @Test
    void shouldRejectAFileTooSmallForAHeader() {
        assertMalformed(new byte[7]);
    }

    private static byte[] file(long headerLength, String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(text)
                .array();
    }

    private static void check(byte[] content) throws Exception {
        WeightsProbe.check(
                new RemoteFile("model.safetensors", content.length, null, null), new ByteArrayInputStream(content));
    }

    private static void assertMalformed(byte[] content) {
        assertThatThrownBy(() -> check(content))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.safetensors")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.MODEL_FILE_MALFORMED);
    }
}
