package io.ashlar.models.running;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.EncoderDecoderInputs;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An encoder-decoder's package in the engine, on token ids: what turns text into them is not its concern. One thread at
 * a time uses it and what it gives.
 */
public final class EncoderDecoderRunner implements AutoCloseable {
    private static final int[] WARM_LENGTHS = {6, 12, 24};
    private static final int WARM_STEPS = 3;

    private final EncoderDecoderInputs inputs;
    private final LoadedArchive archive;
    private final ModelSummary summary;

    private EncoderDecoderRunner(EncoderDecoderInputs inputs, LoadedArchive archive, ModelSummary summary) {
        this.inputs = inputs;
        this.archive = archive;
        this.summary = summary;
    }

    /** Opens the folder. */
    public static EncoderDecoderRunner open(Path folder, OpenOptions options) {
        TorchEngine.start(options.threads());
        return open(folder, options, EngineForms.of(options.precision()));
    }

    static EncoderDecoderRunner open(Path folder, OpenOptions options, LinearForm form) {
        ModelConfig config = ModelConfig.read(folder);
        Architecture architecture = Families.architecture(folder, config, Head.SEQ2SEQ, new Blocks(form));
        if (!(architecture.inputs() instanceof EncoderDecoderInputs inputs)) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "model_type '" + config.modelType() + "' is not an encoder-decoder, which the task needs.");
        }
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            FittedWeights weights =
                    WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, options.headSeed());
            LoadedArchive archive = LoadedArchive.open(
                    architecture.root(), weights.mapped(options.precision().dtype()), form);
            return new EncoderDecoderRunner(inputs, archive, summary(architecture, inputs, weights, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelSummary summary(
            Architecture architecture, EncoderDecoderInputs inputs, FittedWeights weights, OpenOptions options) {
        return new ModelSummary(
                architecture.family(),
                architecture.head().task().orElse(null),
                weights.parameters(),
                weights.parameters() * options.precision().dtype().bytes(),
                inputs.maxSourceTokens(),
                architecture.labels(),
                options.precision(),
                weights.newWeights());
    }

    public ModelSummary summary() {
        return summary;
    }

    /** The bounds of sources and targets. */
    public EncoderDecoderInputs inputs() {
        return inputs;
    }

    /** Reads the sources once; what comes back writes targets beside them. */
    public TargetWriter read(List<long[]> sources) {
        checkSources(sources);
        return TargetWriter.begin(archive, inputs, sources);
    }

    /** Last hidden states of the sources: for each (tokens, width). */
    public List<float[][]> encode(List<long[]> sources) {
        checkSources(sources);
        PairPacking packing = PairPacking.of(sources);
        try (NDManager scope = archive.newScope();
                IValue ids = LoadedArchive.tensor(scope, packing.source().ids());
                IValue positions = LoadedArchive.tensor(scope, packing.source().positions());
                IValue groups = IValue.listFrom(packing.sourceGroups());
                IValue answer = archive.run("encode", ids, positions, groups)) {
            return unpack(packing.order(), packing.source(), LoadedArchive.floats(scope, answer));
        }
    }

    /** Logits of the token after each token of the given targets: for each (tokens, vocabulary). */
    public List<float[][]> logits(List<long[]> sources, List<long[]> targets) {
        checkSources(sources);
        if (sources.size() != targets.size()) {
            throw new IllegalArgumentException(sources.size() + " sources, but " + targets.size() + " targets");
        }
        targets.forEach(target -> check("A target", target, inputs.maxTargetTokens(), inputs.vocabulary()));
        PairPacking packing = PairPacking.of(sources, targets);
        try (NDManager scope = archive.newScope();
                IValue ids = LoadedArchive.tensor(scope, packing.source().ids());
                IValue positions = LoadedArchive.tensor(scope, packing.source().positions());
                IValue groups = IValue.listFrom(packing.sourceGroups());
                IValue targetIds = LoadedArchive.tensor(scope, packing.target().ids());
                IValue targetPositions =
                        LoadedArchive.tensor(scope, packing.target().positions());
                IValue targetGroups = IValue.listFrom(packing.targetGroups());
                IValue across = IValue.listFrom(packing.across());
                IValue answer = archive.run(
                        "forward", ids, positions, groups, targetIds, targetPositions, targetGroups, across)) {
            return unpack(packing.order(), packing.target(), LoadedArchive.floats(scope, answer));
        }
    }

    private void checkSources(List<long[]> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("There are no sources");
        }
        sources.forEach(source -> check("A source", source, inputs.maxSourceTokens(), inputs.sourceVocabulary()));
    }

    private static void check(String what, long[] ids, int most, int vocabulary) {
        if (ids.length == 0 || ids.length > most) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    what + " has " + ids.length + " tokens. The model takes from 1 to " + most
                            + ": shorten it, or have it truncated.");
        }
        for (long id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        what + " has the token " + id + ". The model knows tokens from 0 to " + (vocabulary - 1)
                                + ": do tokenizer and model belong together?");
            }
        }
    }

    private static List<float[][]> unpack(int[] order, PairPacking.Side side, float[] values) {
        int width = values.length / side.ids().length;
        List<float[][]> results = new ArrayList<>(Collections.nCopies(order.length, new float[0][]));
        for (int place = 0; place < order.length; place++) {
            float[][] rows = new float[side.lengths()[place]][];
            for (int i = 0; i < rows.length; i++) {
                int from = (side.firsts()[place] + i) * width;
                rows[i] = Arrays.copyOfRange(values, from, from + width);
            }
            results.set(order[place], rows);
        }
        return results;
    }

    /** Reads and writes a little of several shapes, so that the first request is as fast as the hundredth. */
    public void warmUp() {
        List<long[]> sources = new ArrayList<>();
        for (int length : WARM_LENGTHS) {
            sources.add(new long[Math.min(length, inputs.maxSourceTokens())]);
        }
        for (List<long[]> batch : List.of(sources, sources.subList(0, 1))) {
            try (TargetWriter writer = read(batch)) {
                List<long[]> starts = Collections.nCopies(batch.size(), new long[1]);
                int steps = Math.min(WARM_STEPS, inputs.maxTargetTokens() - 1);
                long[] tokens = writer.startGreedy(starts, steps + 1);
                for (int i = 0; i < steps; i++) {
                    tokens = writer.nextGreedy(TargetWriter.same(tokens.length), tokens);
                }
            }
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
