package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Program;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path archive = folder.resolve("wide.pt");
        Program.write(
                archive,
                new Blocks(form).linear(WIDTH, WIDTH),
                (path, weight) -> new ScriptValue.Weight(
                        ArrayTensor.of(
                                weight.shape(),
                                new float
                                        [Math.toIntExact(weight.shape().stream().reduce(1L, (a, b) -> a * b))]),
                        false),
                false);
        long before = residentKilobytes();

        try (LoadedArchive loaded = LoadedArchive.load(archive, form)) {
            assertThat(residentKilobytes() - before)
                    .as("with %s", loaded)
                    .isBetween(WEIGHT_KILOBYTES / 2, WEIGHT_KILOBYTES * 3 / 2);
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
