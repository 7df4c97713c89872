package io.ashlar.models.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.images.ImageDecoder;
import io.ashlar.models.images.ImageLimits;
import io.ashlar.models.images.RgbImage;
import io.ashlar.models.packages.PackageVerifier;
import io.ashlar.models.replay.ReplayGoldens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableDiffusionTest {
    private static StableDiffusion model;

    @TempDir
    private Path empty;

    @BeforeAll
    static void open() {
        model = StableDiffusion.open(VisionFixtures.diffusion("second"), OpenOptions.of(Precision.FP32));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"second", "large"})
    void shouldMakeThePicturesOfDiffusers(String name) {
        assertThat(ReplayGoldens.replay(VisionFixtures.diffusion(name)))
                .hasSize(5)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @Test
    void shouldTellItsStepsAndRepeatASeed() {
        List<String> steps = new ArrayList<>();

        RgbImage first = model.generate("old stone", parameters(3, 5), (done, all) -> steps.add(done + "/" + all));
        RgbImage again = model.generate("old stone", parameters(3, 5), (done, all) -> true);
        RgbImage other = model.generate("old stone", parameters(3, 6), (done, all) -> true);

        assertThat(steps).containsExactly("1/3", "2/3", "3/3");
        assertThat(again.pixels()).containsExactly(first.pixels());
        assertThat(other.pixels()).isNotEqualTo(first.pixels());
        assertThat(new ImageDecoder(ImageLimits.DEFAULT)
                        .decode(Pictures.png(first))
                        .pixels())
                .containsExactly(first.pixels());
    }

    @Test
    void shouldStopAtAStep() {
        assertThatThrownBy(() -> model.generate("stone", parameters(5, 1), (done, all) -> done < 2))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("step 2 of 5");
    }

    @Test
    void shouldRunInBf16() {
        try (StableDiffusion rounded =
                StableDiffusion.open(VisionFixtures.diffusion("large"), OpenOptions.of(Precision.BF16))) {
            assertThat(rounded.generate("stone", parameters(2, 1), (done, all) -> true)
                            .width())
                    .isEqualTo(16);
        }
    }

    @Test
    void shouldRefuseSizesThatLatentsCannotHave() {
        assertThatThrownBy(() -> model.generate("stone", sized(17), (done, all) -> true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("width is 17");
        assertThatThrownBy(() -> model.generate("stone", sized(1 << 20), (done, all) -> true))
                .hasMessageContaining("1048576");
        assertThatThrownBy(() -> new TextToImageParameters(null, Double.NaN, null, null, null, 0, null))
                .hasMessageContaining("guidance_scale is NaN");
        assertThatThrownBy(() -> new TextToImageParameters(null, null, 0, null, null, 0, null))
                .hasMessageContaining("num_inference_steps is 0");
    }

    @Test
    void shouldVerifyAPackage() {
        assertThat(PackageVerifier.verify(VisionFixtures.diffusion("large"), Task.TEXT_TO_IMAGE)
                        .family())
                .isEqualTo("stable-diffusion-xl");
        assertThatThrownBy(() -> PackageVerifier.verify(empty, Task.TEXT_TO_IMAGE))
                .hasMessageContaining("model_index.json");
    }

    private static TextToImageParameters parameters(int steps, long seed) {
        return new TextToImageParameters(null, 4.0, steps, 16, 16, seed, null);
    }

    private static TextToImageParameters sized(int width) {
        return new TextToImageParameters(null, null, 2, width, 16, 0, null);
    }
}
