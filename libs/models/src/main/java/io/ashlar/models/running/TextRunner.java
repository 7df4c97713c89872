package io.ashlar.models.running;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextInput;
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
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A text package opened for one head: its tokenizer, and its weights in the engine. */
public final class TextRunner implements AutoCloseable {
    private static final int[] WARM_LENGTHS = {8, 24, 64, 128};
    private static final int WARM_ROUNDS = 3;

    private final Architecture architecture;
    private final TextTokenizer tokenizer;
    private final LoadedArchive archive;
    private final ModelSummary summary;

    private TextRunner(
            Architecture architecture, TextTokenizer tokenizer, LoadedArchive archive, ModelSummary summary) {
        this.architecture = architecture;
        this.tokenizer = tokenizer;
        this.archive = archive;
        this.summary = summary;
    }

    /** Opens the folder with a tokenizer of its own. */
    public static TextRunner open(Path folder, Head head, OpenOptions options) {
        return open(
                folder,
                head,
                options,
                architecture -> TextTokenizer.open(folder, architecture.text().vocabulary()));
    }

    private static TextRunner open(
            Path folder, Head head, OpenOptions options, Function<Architecture, TextTokenizer> tokenizers) {
        ModelConfig config = ModelConfig.read(folder);
        TorchEngine.start(options.threads());
        LinearForm form = EngineForms.of(options.precision());
        Architecture architecture = Families.architecture(config, head, new Blocks(form));
        TextTokenizer tokenizer = tokenizers.apply(architecture);
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            FittedWeights weights =
                    WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, options.headSeed());
            LoadedArchive archive = ArchiveCache.load(architecture, weights, form, options);
            return new TextRunner(architecture, tokenizer, archive, summary(architecture, weights, tokenizer, options));
        } catch (IOException e) {
            tokenizer.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static ModelSummary summary(
            Architecture architecture, FittedWeights weights, TextTokenizer tokenizer, OpenOptions options) {
        return new ModelSummary(
                architecture.family(),
                architecture.head().task().orElse(null),
                weights.parameters(),
                weights.parameters() * options.precision().dtype().bytes(),
                Math.min(architecture.text().maxTokens(), tokenizer.maxTokens().orElse(Integer.MAX_VALUE)),
                architecture.labels(),
                options.precision(),
                weights.newWeights());
    }

    public ModelSummary summary() {
        return summary;
    }

    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    /** Tokens of the input, truncated to what the model takes. */
    public Encoding encode(TextInput input) {
        return tokenizer.encode(input, summary.maxSequenceLength());
    }

    /** The answer of every wanted row of every sequence: in the order of the batch, rows in the order of tokens. */
    public List<float[][]> predict(List<Encoding> batch, Packing.Rows wanted) {
        if (batch.isEmpty()) {
            return List.of();
        }
        for (Encoding encoding : batch) {
            if (encoding.tokenCount() == 0
                    || encoding.tokenCount() > architecture.text().maxTokens()) {
                throw new ProblemException(
                        ProblemCode.INPUT_TOO_LONG,
                        "A sequence has " + encoding.tokenCount() + " tokens. The model takes from 1 to "
                                + architecture.text().maxTokens() + ".");
            }
        }
        Packing packing = Packing.of(
                batch,
                new Packing.Numbering(
                        architecture.text().firstPosition(), architecture.text().tokenTypes()),
                wanted);
        float[] answers = packing.rows().length == 0 ? new float[0] : archive.forward(packing);
        return unpack(packing, answers);
    }

    private static List<float[][]> unpack(Packing packing, float[] answers) {
        int rows = packing.rows().length;
        int width = rows == 0 ? 0 : answers.length / rows;
        List<float[][]> results = new ArrayList<>(java.util.Collections.nCopies(packing.sequences(), new float[0][]));
        int at = 0;
        for (int place = 0; place < packing.sequences(); place++) {
            float[][] result = new float[packing.rowCounts()[place]][];
            for (int row = 0; row < result.length; row++, at += width) {
                result[row] = Arrays.copyOfRange(answers, at, at + width);
            }
            results.set(packing.order()[place], result);
        }
        return results;
    }

    /** Runs single and mixed batches of several lengths. */
    public void warmUp(Packing.Rows wanted) {
        List<Encoding> mixed = new ArrayList<>();
        for (int length : WARM_LENGTHS) {
            int tokens = Math.min(length, architecture.text().maxTokens());
            mixed.add(Encoding.ofIds(new long[tokens], new long[tokens]));
        }
        for (int round = 0; round < WARM_ROUNDS; round++) {
            mixed.forEach(encoding -> predict(List.of(encoding), wanted));
            predict(mixed, wanted);
        }
    }

    @Override
    public void close() {
        archive.close();
        tokenizer.close();
    }
}
