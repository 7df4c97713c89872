package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.FittedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoadedArchiveTest {
    private static final int WIDTH = 5_000;
    private static final long WEIGHT_KILOBYTES = 4L * WIDTH * WIDTH / 1024;

    @TempDir
    Path folder;

    /** 100 MB, so that what else the process allocates meanwhile weighs little. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldHoldAPackedWeightOnce() throws IOException {
        TorchEngine.start(0);
        LinearForm form = EngineForms.of(Precision.FP32);
        Path file = folder.resolve("wide.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "weight", zeros(List.of((long) WIDTH, (long) WIDTH)),
                        "bias", zeros(List.of((long) WIDTH))),
                Map.of());
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            long before = residentKilobytes();

            try (LoadedArchive loaded = LoadedArchive.open(
                    new Blocks(form).linear(WIDTH, WIDTH),
                    new FittedWeights(
                                    Map.of(
                                            "weight", weights.find("weight").orElseThrow(),
                                            "bias", weights.find("bias").orElseThrow()),
                                    List.of())
                            .mapped(DType.F32),
                    form)) {
                assertThat(residentKilobytes() - before)
                        .as("with %s", loaded)
                        .isBetween(WEIGHT_KILOBYTES / 2, WEIGHT_KILOBYTES * 3 / 2);
            }
        }
    }

    private static Tensor zeros(List<Long> shape) {
        long elements = shape.stream().reduce(1L, (a, b) -> a * b);
        return ArrayTensor.of(shape, new float[Math.toIntExact(elements)]);
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
