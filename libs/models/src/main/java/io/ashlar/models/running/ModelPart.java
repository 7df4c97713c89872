package io.ashlar.models.running;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.WeightFitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** One of several networks that a package is made of. One thread at a time uses it. */
public final class ModelPart implements AutoCloseable {
    private final LoadedArchive archive;
    private final long parameters;
    private final long bytes;

    private ModelPart(LoadedArchive archive, long parameters, long bytes) {
        this.archive = archive;
        this.parameters = parameters;
        this.bytes = bytes;
    }

    /** Opens a part. */
    public static ModelPart open(
            Function<Blocks, Architecture> architectures, Checkpoint checkpoint, OpenOptions options) {
        TorchEngine.start(options.threads());
        LinearForm form = PictureForms.of(options.precision());
        Architecture architecture = architectures.apply(new Blocks(form));
        FittedWeights weights =
                WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, options.headSeed());
        try {
            long bytes = weights.parameters() * options.precision().dtype().bytes();
            return new ModelPart(
                    LoadedArchive.open(
                            architecture.root(),
                            weights.mapped(options.precision().dtype()),
                            form),
                    weights.parameters(),
                    bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a method; its answer, one fp32 tensor, row-major. */
    public float[] call(String method, Function<NDManager, List<IValue>> arguments) {
        return archive.call(method, arguments);
    }

    public long parameters() {
        return parameters;
    }

    /** Of the weights in the precision that runs. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        archive.close();
    }
}
