package io.ashlar.models.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.Fixtures;
import io.ashlar.models.Precision;
import io.ashlar.models.VisionFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionReportTest {
    @Test
    void shouldTellMemoryOnlyForPrecisionsThatTheFamilyHas() {
        assertThat(InspectionReport.lines(Fixtures.folder("decoders/gpt2")))
                .anyMatch(line -> line.startsWith("  int8 "));
        assertThat(InspectionReport.lines(Fixtures.folder("bert-fill-mask")))
                .anyMatch(line -> line.startsWith("  bf16 "))
                .noneMatch(line -> line.startsWith("  int8 "));
    }

    @Test
    void shouldTellThePartsOfAPipeline() {
        PackageInspection inspection = PackageInspection.of(VisionFixtures.diffusion("large"));

        assertThat(inspection.modelType()).isEqualTo("stable-diffusion-xl");
        assertThat(inspection.parts()).containsOnlyKeys("text_encoder", "text_encoder_2", "unet", "vae");
        assertThat(inspection.tasks()).containsOnly(java.util.Map.entry("text-to-image", ""));
        assertThat(inspection.precisions()).containsExactlyInAnyOrder(Precision.FP32, Precision.BF16);
        assertThat(inspection.bytes(Precision.BF16))
                .isEqualTo(2 * inspection.parameters() + 2 * inspection.parts().getOrDefault("vae", 0L));
        assertThat(InspectionReport.lines(VisionFixtures.diffusion("second")))
                .anyMatch(line -> line.startsWith("family      stable-diffusion "))
                .anyMatch(line -> line.startsWith("tokenizer   opens"))
                .noneMatch(line -> line.startsWith("  int8 "));
    }

    @Test
    void shouldNameThePartThatDoesNotFit(@TempDir Path folder) throws IOException {
        copy(VisionFixtures.diffusion("second"), folder);
        Path config = folder.resolve("unet/config.json");
        Files.writeString(
                config, Files.readString(config).replaceFirst("\"in_channels\": *\\d+", "\"in_channels\": 5"));

        assertThat(PackageInspection.of(folder).tasks().get("text-to-image"))
                .contains("unet")
                .contains("conv_in");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
