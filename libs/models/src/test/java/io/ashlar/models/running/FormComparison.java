package io.ashlar.models.running;

import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Hidden states of a batch in the form of inference, beside those of the forms of training. */
public final class FormComparison {
    private final Path folder;
    private final List<Encoding> batch;
    private final float[] packed;

    private FormComparison(Path folder, List<Encoding> batch) throws IOException {
        this.folder = folder;
        this.batch = batch;
        TorchEngine.start(0);
        this.packed = states(EngineForms.of(Precision.FP32));
    }

    public static FormComparison of(Path folder, List<Encoding> batch) throws IOException {
        return new FormComparison(folder, batch);
    }

    /** The largest difference that the form makes. */
    public double difference(LinearForm form) throws IOException {
        float[] states = states(form);
        double largest = 0;
        for (int i = 0; i < states.length; i++) {
            largest = Math.max(largest, Math.abs(states[i] - packed[i]));
        }
        return largest;
    }

    private float[] states(LinearForm form) throws IOException {
        Architecture architecture = Families.architecture(ModelConfig.read(folder), Head.FEATURES, new Blocks(form));
        try (Checkpoint checkpoint = Checkpoints.open(folder);
                LoadedArchive loaded = LoadedArchive.open(
                        architecture.root(),
                        WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, 0)
                                .mapped(Precision.FP32.dtype()),
                        form)) {
            return loaded.forward(Packing.of(
                    batch,
                    new Packing.Numbering(
                            architecture.text().firstPosition(),
                            architecture.text().tokenTypes()),
                    Packing.Rows.ALL));
        }
    }
}
