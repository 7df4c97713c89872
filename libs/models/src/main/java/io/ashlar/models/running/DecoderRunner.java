package io.ashlar.models.running;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.TextInputs;
import io.ashlar.models.generation.StepModel;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A decoder-only language model in the engine. As a {@link StepModel} it keeps keys and values of what it has seen
 * inside the module; {@link #logits} and {@link #states} look at whole rows and leave that alone. A row's answers are
 * what it gets alone. One thread at a time.
 */
public final class DecoderRunner implements StepModel, AutoCloseable {
    private static final Packing.Numbering NUMBERING = new Packing.Numbering(0, 1);

    private final Architecture architecture;
    private final LoadedArchive archive;
    private final ModelSummary summary;
    private final StretchedRows stretched;
    private CacheColumns columns;

    private DecoderRunner(Architecture architecture, LoadedArchive archive, ModelSummary summary) {
        this.architecture = architecture;
        this.archive = archive;
        this.summary = summary;
        this.stretched = new StretchedRows(causal(architecture).stretchedAfter());
        this.columns = CacheColumns.of(new int[0], new int[0], 0);
    }

    /** Opens a package folder; its tokenizer is the caller's affair. */
    public static DecoderRunner open(Path folder, OpenOptions options) {
        OpenedModel opened = OpenedModel.open(folder, Head.TEXT_GENERATION, options);
        return new DecoderRunner(opened.architecture(), opened.archive(), opened.summary(Integer.MAX_VALUE));
    }

    public ModelSummary summary() {
        return summary;
    }

    @Override
    public int vocabulary() {
        return architecture.text().vocabulary();
    }

    @Override
    public int maxLength() {
        return architecture.text().maxTokens();
    }

    @Override
    public float[][] start(List<long[]> rows, int capacity) {
        return begin(rows, capacity);
    }

    @Override
    public float[][] next(int[] parents, long[] tokens) {
        if (stretched.turns(parents)) {
            return start(stretched.rows(parents, tokens), columns.capacity());
        }
        return rows(archive.floats("next", step(parents, tokens)), tokens.length);
    }

    @Override
    public long[] startGreedy(List<long[]> rows, int capacity) {
        Packing packing = prepare(rows, capacity);
        try (NDManager scope = archive.newScope()) {
            long[] best = archive.longs("begin_best", prompts(scope, packing));
            long[] ordered = new long[best.length];
            for (int place = 0; place < best.length; place++) {
                ordered[packing.order()[place]] = best[place];
            }
            return ordered;
        }
    }

    @Override
    public long[] nextGreedy(int[] parents, long[] tokens) {
        if (stretched.turns(parents)) {
            return startGreedy(stretched.rows(parents, tokens), columns.capacity());
        }
        return archive.longs("next_best", step(parents, tokens));
    }

    /** Logits of every position of every row: (tokens, vocabulary) each. */
    public List<float[][]> logits(List<long[]> rows) {
        Packing packing = packed(rows, maxLength(), Packing.Rows.ALL);
        return Unpacking.rows(packing, archive.forward(packing));
    }

    /**
     * How likely each token of each row is after those before it, as natural logarithms of probabilities: (tokens - 1)
     * each, since nothing stands before the first. What perplexity is made of.
     */
    public List<float[]> logLikelihoods(List<long[]> rows) {
        return scores(rows, 0).stream().map(NextTokens::likelihoods).toList();
    }

    /** What the model thinks comes after each token of each row, the {@code top} most likely ones first to last. */
    public List<NextTokens> scores(List<long[]> rows, int top) {
        Packing packing = packed(rows, maxLength(), Packing.Rows.ALL);
        float[] values = archive.likelihoods(packing, Math.min(top, vocabulary()));
        int width = values.length / packing.rows().length;
        List<NextTokens> results = new ArrayList<>(Collections.nCopies(rows.size(), NextTokens.NONE));
        int at = 0;
        for (int place = 0; place < packing.sequences(); place++) {
            int count = packing.rowCounts()[place];
            results.set(
                    packing.order()[place],
                    new NextTokens(Arrays.copyOfRange(values, at * width, (at + count) * width), width));
            at += count;
        }
        return results;
    }

    /** Whether rows so long get the same logits token by token as they get as a whole. */
    public boolean stepsAsWhole(int tokens) {
        TextInputs.Causal causal = causal(architecture);
        return (causal.driftsAfter() == 0 || tokens <= causal.driftsAfter())
                && (causal.stretchedAfter() == 0 || tokens <= causal.stretchedAfter());
    }

    /** How many layers there are. */
    public int layers() {
        return causal(architecture).layers();
    }

    /**
     * Hidden states (tokens, width) of every row after so many layers: 0 gives the embeddings, and after the last layer
     * the final norm is applied. For finding the layer that differs from another implementation's.
     */
    public List<float[][]> states(List<long[]> rows, int layer) {
        Packing packing = packed(rows, maxLength(), Packing.Rows.ALL);
        return Unpacking.rows(packing, archive.state(packing, layer));
    }

    @Override
    public void close() {
        archive.close();
    }

    private static TextInputs.Causal causal(Architecture architecture) {
        return Objects.requireNonNull(architecture.text().causal());
    }

    /** Checks and packs prompts, and takes them up as the rows from now on. */
    private Packing prepare(List<long[]> rows, int capacity) {
        if (capacity < 1 || capacity > maxLength()) {
            throw tooLong("Room for " + capacity + " tokens a row was asked for");
        }
        Packing packing = packed(rows, capacity, Packing.Rows.last(-1));
        int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
        columns = CacheColumns.of(packing.order(), lengths, capacity);
        stretched.begin(rows);
        return packing;
    }

    private Packing packed(List<long[]> rows, int most, Packing.Rows wanted) {
        if (rows.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID, "There are no rows to go on from. Send at least one.");
        }
        List<Encoding> encodings = new ArrayList<>(rows.size());
        for (long[] row : rows) {
            if (row.length < 1 || row.length > most) {
                throw tooLong("A row has " + row.length + " tokens, with room for " + most);
            }
            checkIds(row);
            encodings.add(Encoding.ofIds(row, new long[row.length]));
        }
        return Packing.of(encodings, NUMBERING, wanted);
    }

    private void checkIds(long[] ids) {
        for (long id : ids) {
            if (id < 0 || id >= vocabulary()) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "Token id " + id + " is not one of the model's, which go from 0 to " + (vocabulary() - 1)
                                + ". Does the tokenizer belong to the model?");
            }
        }
    }

    private ProblemException tooLong(String what) {
        return new ProblemException(
                ProblemCode.INPUT_TOO_LONG,
                what + ". The model takes from 1 to " + maxLength() + " tokens, prompt and generated ones together.");
    }

    private float[][] begin(List<long[]> rows, int capacity) {
        Packing packing = prepare(rows, capacity);
        try (NDManager scope = archive.newScope()) {
            float[][] packed = rows(archive.floats("begin", prompts(scope, packing)), rows.size());
            float[][] ordered = new float[packed.length][];
            for (int place = 0; place < packed.length; place++) {
                ordered[packing.order()[place]] = packed[place];
            }
            return ordered;
        }
    }

    private IValue[] prompts(NDManager scope, Packing packing) {
        return new IValue[] {
            LoadedArchive.tensor(scope, packing.ids()),
            LoadedArchive.tensor(scope, packing.positions()),
            IValue.listFrom(packing.starts()),
            IValue.listFrom(packing.lengths()),
            IValue.listFrom(packing.counts()),
            LoadedArchive.tensor(scope, packing.rows()),
            IValue.from((long) columns.needed())
        };
    }

    private IValue[] step(int[] parents, long[] tokens) {
        if (parents.length == 0 || parents.length != tokens.length) {
            throw new IllegalArgumentException(parents.length + " parents for " + tokens.length + " tokens");
        }
        for (int parent : parents) {
            if (parent < 0 || parent >= columns.rows()) {
                throw new IllegalArgumentException("There is no row " + parent + " of " + columns.rows());
            }
            if (columns.length(parent) >= columns.capacity()) {
                throw tooLong("A row would have " + (columns.capacity() + 1) + " tokens, with room for "
                        + columns.capacity());
            }
        }
        checkIds(tokens);
        long[] moved = columns.parents(parents);
        long at = columns.advance(parents);
        stretched.advance(parents, tokens);
        return new IValue[] {
            IValue.listFrom(tokens),
            IValue.listFrom(moved),
            IValue.listFrom(columns.pads()),
            IValue.from(columns.first()),
            IValue.from(at)
        };
    }

    private static float[][] rows(float[] values, int rows) {
        int width = values.length / rows;
        float[][] result = new float[rows][];
        for (int i = 0; i < rows; i++) {
            result[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return result;
    }
}
