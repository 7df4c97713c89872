package io.ashlar.models.training.archive;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Program;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.FittedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model ready to be trained, before it is loaded.
 *
 * @param architecture built from plain linear blocks for fp32, from mixed ones for bf16
 * @param objective the TorchScript methods of what is learned
 * @param classWeights what its loss gets beside each batch; empty for none
 */
public record TrainingArchive(
        Architecture architecture,
        FittedWeights weights,
        ParameterGroups parameters,
        String objective,
        List<Float> classWeights,
        Optimization optimization) {

    /** Loads it; the archive lies in {@code folder} only while this runs. */
    public TrainingModule load(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, ".archive");
        Path file = own.resolve("training.pt");
        try {
            Block root = TrainingScript.trainable(architecture.root(), parameters, objective, optimization);
            Set<String> trained = new HashSet<>(parameters.all());
            Program.write(file, root, weights.source(DType.F32, trained::contains), true);
            return TrainingModule.load(file, parameters, classWeights);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(own);
        }
    }
}
