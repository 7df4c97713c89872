package io.ashlar.models.running;

import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Program;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Finds out, once a process and precision, whether this engine packs weights: an operator it lacks fails at load. */
final class EngineForms {
    private static final Map<Precision, LinearForm> FOUND = new EnumMap<>(Precision.class);
    private static final int WIDTH = 8;

    private EngineForms() {}

    static synchronized LinearForm of(Precision precision) {
        return FOUND.computeIfAbsent(precision, EngineForms::probe);
    }

    private static LinearForm probe(Precision precision) {
        Block linear = new Blocks(LinearForm.PACKED).linear(WIDTH, WIDTH);
        try {
            Path archive = Files.createTempFile("ashlar-probe", ".pt");
            try {
                Program.write(
                        archive,
                        linear,
                        (path, weight) -> new ScriptValue.Weight(
                                Tensors.as(
                                        ArrayTensor.of(
                                                weight.shape(),
                                                new float
                                                        [Math.toIntExact(weight.shape().stream()
                                                                .reduce(1L, (a, b) -> a * b))]),
                                        precision.dtype()),
                                false),
                        false);
                LoadedArchive.load(archive, LinearForm.PACKED).close();
                return LinearForm.PACKED;
            } finally {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            return LinearForm.PLAIN;
        }
    }
}
