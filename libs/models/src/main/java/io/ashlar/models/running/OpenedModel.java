package io.ashlar.models.running;

import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A package's model in the engine, with what its checkpoint had. Whoever opens it closes the archive. */
record OpenedModel(
        Architecture architecture,
        LoadedArchive archive,
        OpenOptions options,
        long parameters,
        List<String> newWeights) {
    /** Reads the configuration, fits the checkpoint to it, and loads the archive, from the cache where there is one. */
    static OpenedModel open(Path folder, Head head, OpenOptions options) {
        ModelConfig config = ModelConfig.read(folder);
        TorchEngine.start(options.threads());
        LinearForm form = EngineForms.of(options.precision());
        Architecture architecture = Families.architecture(folder, config, head, new Blocks(form));
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            FittedWeights weights =
                    WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, options.headSeed());
            LoadedArchive archive = LoadedArchive.open(
                    architecture.root(), weights.mapped(options.precision().dtype()), form);
            return new OpenedModel(architecture, archive, options, weights.parameters(), weights.newWeights());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was opened, for sequences of at most {@code maxTokens} by the tokenizer. */
    ModelSummary summary(int maxTokens) {
        return new ModelSummary(
                architecture.family(),
                architecture.head().task().orElse(null),
                parameters,
                parameters * options.precision().dtype().bytes(),
                Math.min(architecture.text().maxTokens(), maxTokens),
                architecture.labels(),
                options.precision(),
                newWeights);
    }
}
