package io.ashlar.models.families.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.packages.PackageVerifier;
import io.ashlar.models.replay.ReplayGoldens;
import io.ashlar.models.running.VisionRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisionFamiliesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vit",
                "vit-larger",
                "deit",
                "beit-shared",
                "beit-larger",
                "dinov2-gated",
                "swin-padded",
                "swinv2-enlarged",
                "convnext-unscaled",
                "resnet-basic",
                "resnet-early"
            })
    void shouldAnswerAsTransformersDoes(String name) {
        assertThat(ReplayGoldens.replay(VisionFixtures.vision(name)))
                .hasSize(2)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vit", "beit-larger", "swin-padded", "swinv2-enlarged", "convnext-unscaled", "resnet-early"})
    void shouldAnswerNearlyTheSameInBf16(String name) throws IOException {
        float[] exact = logits(name, Precision.FP32);
        float[] rounded = logits(name, Precision.BF16);

        assertThat(cosine(exact, rounded)).isGreaterThan(0.999);
    }

    @Test
    void shouldGiveAPictureInABatchWhatItGetsAlone() throws IOException {
        try (VisionRunner runner = open("dinov2-gated", Precision.FP32)) {
            PixelValues wide = prepared(runner, "dinov2-gated", "wide.png");
            PixelValues tall = prepared(runner, "dinov2-gated", "tall.jpg");

            List<float[]> together = runner.predict(List.of(wide, tall, wide));

            assertThat(wide.width()).isNotEqualTo(tall.width());
            assertThat(together.get(0))
                    .containsExactly(runner.predict(List.of(wide)).get(0), within());
            assertThat(together.get(1))
                    .containsExactly(runner.predict(List.of(tall)).get(0), within());
            assertThat(together.get(2)).containsExactly(together.get(0), within());
        }
    }

    @Test
    void shouldVerifyAPackageAndSayWhatItIs() {
        ModelSummary summary = PackageVerifier.verify(VisionFixtures.vision("resnet-basic"), Task.IMAGE_CLASSIFICATION);

        assertThat(summary.family()).isEqualTo("resnet");
        assertThat(summary.labels()).containsExactly("arch", "wall", "tower", "gate");
        assertThat(summary.newWeights()).isEmpty();
    }

    @Test
    void shouldNameWeightsThatTheCheckpointLacks() throws IOException {
        copy("vit");
        String config = Files.readString(folder.resolve("config.json"));
        Files.writeString(folder.resolve("config.json"), config.replace("\"vit\"", "\"deit\""));

        assertThatThrownBy(() -> VisionRunner.open(folder, Head.IMAGE_CLASSIFICATION, OpenOptions.of(Precision.FP32)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.MODEL_WEIGHT_MISSING);
                    assertThat(problem.detail()).contains("distillation_token");
                });
    }

    @Test
    void shouldRefuseAPackageWithoutAPreprocessor() throws IOException {
        copy("vit");
        Files.delete(folder.resolve("preprocessor_config.json"));

        assertThatThrownBy(() -> VisionRunner.open(folder, Head.IMAGE_CLASSIFICATION, OpenOptions.of(Precision.FP32)))
                .hasMessageContaining("preprocessor_config.json");
    }

    @Test
    void shouldRefuseEightBits() {
        assertThatThrownBy(() -> open("vit", Precision.INT8))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("int8");
    }

    @Test
    void shouldRefuseATextHead() {
        ModelConfig config = ModelConfig.read(VisionFixtures.vision("vit"));

        assertThatThrownBy(() -> Families.architecture(config, Head.FILL_MASK, new Blocks(LinearForm.PLAIN)))
                .isInstanceOf(ProblemException.class);
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-5f);
    }

    private void copy(String name) throws IOException {
        for (String file : List.of("config.json", "model.safetensors", "preprocessor_config.json")) {
            Files.copy(VisionFixtures.vision(name).resolve(file), folder.resolve(file));
        }
    }

    private static VisionRunner open(String name, Precision precision) {
        return VisionRunner.open(VisionFixtures.vision(name), Head.IMAGE_CLASSIFICATION, OpenOptions.of(precision));
    }

    private static PixelValues prepared(VisionRunner runner, String name, String file) throws IOException {
        return runner.preprocessor()
                .prepare(Files.readAllBytes(VisionFixtures.vision(name).resolve(file)));
    }

    private static float[] logits(String name, Precision precision) throws IOException {
        try (VisionRunner runner = open(name, precision)) {
            return runner.predict(List.of(prepared(runner, name, "wide.png"))).get(0);
        }
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            first += a[i] * a[i];
            second += b[i] * b[i];
        }
        return product / Math.sqrt(first * second);
    }
}
