package io.ashlar.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    // printf abc | sha256sum
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void shouldBeTheSha256OfTheBytes() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        assertThat(Digest.of(abc)).isEqualTo(new Digest(ABC));
        assertThat(Digest.of(new ByteArrayInputStream(abc))).hasToString(ABC);
    }

    @Test
    void shouldBePlainTextInJson() {
        assertThat(Json.write(new Digest(ABC))).isEqualTo('"' + ABC + '"');
        assertThat(Json.read('"' + ABC + '"', Digest.class)).isEqualTo(new Digest(ABC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "../../../../../../../../../../../../../../../../../../etc/passwd"
            })
    void shouldRejectWhatIsNotADigest(String text) {
        assertThatThrownBy(() -> new Digest(text)).hasMessageContaining("64 lower-case hexadecimal digits");
    }
}
