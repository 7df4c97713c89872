package io.ashlar.models.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.VisionFixtures;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchGaussianTest {
    @ParameterizedTest
    @ValueSource(strings = {"0:16", "42:64", "123456789012:37"})
    void shouldDrawWhatTorchDraws(String seedAndCount) throws IOException {
        JsonNode draws = Json.MAPPER
                .readTree(VisionFixtures.diffusion("noise.json").toFile())
                .path(seedAndCount);
        TorchGaussian noise = new TorchGaussian(Long.parseLong(seedAndCount.split(":")[0]));

        for (JsonNode draw : draws) {
            float[] ours = noise.draw(draw.size());
            for (int i = 0; i < ours.length; i++) {
                assertThat((double) ours[i])
                        .isCloseTo(draw.get(i).asDouble(), org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }

    @Test
    void shouldRefuseFewerNumbersThanAGroup() {
        assertThatThrownBy(() -> new TorchGaussian(1).draw(15)).hasMessageContaining("15");
    }
}
