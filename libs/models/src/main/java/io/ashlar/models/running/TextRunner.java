package io.ashlar.models.running;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
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
        OpenedModel opened = OpenedModel.open(folder, head, options);
        try {
            TextTokenizer tokenizer = tokenizers.apply(opened.architecture());
            return new TextRunner(
                    opened.architecture(),
                    tokenizer,
                    opened.archive(),
                    opened.summary(tokenizer.maxTokens().orElse(Integer.MAX_VALUE)));
        } catch (RuntimeException e) {
            opened.archive().close();
            throw e;
        }
    }

    public ModelSummary summary() {
        return summary;
    }

    /** The tokens that the model's head answers for. */
    public Packing.Rows rows() {
        return Packing.Rows.of(architecture);
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
        return predict(
                batch,
                wanted,
                new Packing.Numbering(
                        architecture.text().firstPosition(), architecture.text().tokenTypes()));
    }

    /** Whether a sequence is summed up by its last token, as decoders do. */
    public boolean isCausal() {
        return architecture.text().causal() != null;
    }

    /** What a decoder answers for a sequence whose first token stands at {@code position}, as after padding. */
    public float[][] predictAt(int position, Encoding encoding, Packing.Rows wanted) {
        return predict(List.of(encoding), wanted, new Packing.Numbering(position, 1, false))
                .get(0);
    }

    private List<float[][]> predict(List<Encoding> batch, Packing.Rows wanted, Packing.Numbering numbering) {
        Packing packing = Packing.of(batch, numbering, wanted);
        float[] answers = packing.rows().length == 0 ? new float[0] : archive.forward(packing);
        return Unpacking.rows(packing, answers);
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
