package io.ashlar.models.running;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.EncoderDecoderInputs;
import io.ashlar.models.generation.RankedTokens;
import io.ashlar.models.generation.StepModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder beside sources that were read: keys and values of the sources are computed once, those of the targets kept
 * from step to step, all inside the engine. {@link #start} takes a row for each source, or the same number of rows for
 * each, those of one source together. Rows of one source that stand together share its keys and values.
 */
public final class TargetWriter implements StepModel, AutoCloseable {
    private final LoadedArchive archive;
    private final EncoderDecoderInputs inputs;
    private final int sourceCount;
    private final IValue sources;
    private @Nullable IValue arranged;
    private int[] arrangement;
    private @Nullable IValue cache;
    private int capacity;
    private int at;
    private int[] sourceOfRow = new int[0];
    private int[] pads = new int[0];

    private TargetWriter(LoadedArchive archive, EncoderDecoderInputs inputs, int sourceCount, IValue sources) {
        this.archive = archive;
        this.inputs = inputs;
        this.sourceCount = sourceCount;
        this.sources = sources;
        this.arrangement = same(sourceCount);
    }

    static TargetWriter begin(LoadedArchive archive, EncoderDecoderInputs inputs, List<long[]> texts) {
        PairPacking packing = PairPacking.of(texts);
        PairPacking.Side side = packing.source();
        int longest = Arrays.stream(side.lengths()).max().orElseThrow();
        long[] places = new long[Math.multiplyExact(texts.size(), longest)];
        long[] lengths = new long[texts.size()];
        for (int place = 0; place < texts.size(); place++) {
            int number = packing.order()[place];
            lengths[number] = side.lengths()[place];
            for (int i = 0; i < lengths[number]; i++) {
                places[number * longest + i] = side.firsts()[place] + i;
            }
        }
        try (NDManager scope = archive.newScope();
                IValue ids = LoadedArchive.tensor(scope, side.ids());
                IValue positions = LoadedArchive.tensor(scope, side.positions());
                IValue groups = IValue.listFrom(packing.sourceGroups());
                IValue at = LoadedArchive.tensor(scope, places);
                IValue tokens = LoadedArchive.tensor(scope, lengths)) {
            return new TargetWriter(
                    archive, inputs, texts.size(), archive.run("begin", ids, positions, groups, at, tokens));
        }
    }

    @Override
    public int vocabulary() {
        return inputs.vocabulary();
    }

    @Override
    public int maxLength() {
        return inputs.maxTargetTokens();
    }

    @Override
    public float[][] start(List<long[]> rows, int room) {
        return rows(begin(rows, room, Method.STEP, 0), rows.size());
    }

    @Override
    public float[][] next(int[] parents, long[] tokens) {
        return rows(proceed(parents, tokens, Method.STEP, 0), parents.length);
    }

    @Override
    public long[] startGreedy(List<long[]> rows, int room) {
        return (long[]) begin(rows, room, Method.BEST, 0);
    }

    @Override
    public long[] nextGreedy(int[] parents, long[] tokens) {
        return (long[]) proceed(parents, tokens, Method.BEST, 0);
    }

    @Override
    public RankedTokens startRanked(List<long[]> rows, int room, int count) {
        return ranked(begin(rows, room, Method.RANKED, count), rows.size());
    }

    @Override
    public RankedTokens nextRanked(int[] parents, long[] tokens, int count) {
        return ranked(proceed(parents, tokens, Method.RANKED, count), parents.length);
    }

    /** What is asked of a step. */
    private enum Method {
        STEP,
        BEST,
        RANKED
    }

    private Object begin(List<long[]> rows, int room, Method method, int ranks) {
        int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        if (rows.isEmpty() || rows.size() % sourceCount != 0) {
            throw new IllegalArgumentException(
                    rows.size() + " rows are not as many for each of " + sourceCount + " sources");
        }
        if (rows.stream().anyMatch(row -> row.length == 0)) {
            throw new IllegalArgumentException("A row begins with nothing, not with its start token");
        }
        if (room > maxLength() || longest > room) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "A target of " + Math.max(longest, room) + " tokens is asked for, " + longest
                            + " of them given. The model writes up to " + maxLength() + ".");
        }
        closeCache();
        int each = rows.size() / sourceCount;
        sourceOfRow = IntStream.range(0, rows.size()).map(row -> row / each).toArray();
        pads = rows.stream().mapToInt(row -> longest - row.length).toArray();
        capacity = room;
        at = 0;
        try (IValue count = IValue.from((long) rows.size());
                IValue size = IValue.from((long) capacity)) {
            cache = archive.run("room", sources, count, size);
        }
        long[] ids = new long[rows.size() * longest];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, ids, row * longest + pads[row], rows.get(row).length);
        }
        return run(ids, new int[0], method, ranks);
    }

    private Object proceed(int[] parents, long[] tokens, Method method, int ranks) {
        if (cache == null || parents.length == 0 || parents.length != tokens.length) {
            throw new IllegalArgumentException("Rows go on after they began, each with a parent and a token: "
                    + parents.length + " parents, " + tokens.length + " tokens");
        }
        if (at >= capacity) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The rows have " + at + " tokens, and room for " + capacity + " was asked for.");
        }
        int[] from = sourceOfRow;
        int[] padded = pads;
        boolean unmoved = Arrays.equals(parents, same(from.length));
        sourceOfRow = IntStream.of(parents).map(parent -> from[parent]).toArray();
        pads = IntStream.of(parents).map(parent -> padded[parent]).toArray();
        return run(tokens, unmoved ? new int[0] : parents, method, ranks);
    }

    private Object run(long[] ids, int[] parents, Method method, int ranks) {
        int rows = sourceOfRow.length;
        int tokens = ids.length / rows;
        long[] positions = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            positions[i] = Math.max(0, at + i % tokens - pads[i / tokens]);
        }
        boolean padded = Arrays.stream(pads).anyMatch(pad -> pad > 0);
        IValue kept = java.util.Objects.requireNonNull(cache);
        try (NDManager scope = archive.newScope();
                IValue words = LoadedArchive.tensor(scope, ids);
                IValue places = LoadedArchive.tensor(scope, positions);
                IValue moves = LoadedArchive.tensor(scope, longs(parents));
                IValue before = LoadedArchive.tensor(scope, padded ? longs(pads) : new long[0]);
                IValue count = IValue.from((long) rows);
                IValue from = IValue.from((long) at);
                IValue most = IValue.from((long) ranks);
                IValue answer = method == Method.RANKED
                        ? archive.run("ranked", arranged(scope), kept, words, places, moves, before, count, from, most)
                        : archive.run(
                                method == Method.BEST ? "best" : "step",
                                arranged(scope),
                                kept,
                                words,
                                places,
                                moves,
                                before,
                                count,
                                from)) {
            at += tokens;
            return method == Method.BEST ? LoadedArchive.longs(scope, answer) : LoadedArchive.floats(scope, answer);
        }
    }

    /** The sources in the order in which the rows stand: one for each run of rows, or one for each row. */
    private IValue arranged(NDManager scope) {
        int[] wanted = runs(sourceOfRow);
        if (!Arrays.equals(wanted, arrangement)) {
            closeArranged();
            if (!Arrays.equals(wanted, same(sourceCount))) {
                try (IValue order = LoadedArchive.tensor(scope, longs(wanted))) {
                    arranged = archive.run("arrange", sources, order);
                }
            }
            arrangement = wanted;
        }
        return arranged == null ? sources : arranged;
    }

    /** The source of each run of equals where all runs are equally long; else the source of each row. */
    static int[] runs(int[] sourceOfRow) {
        int length = 1;
        while (length < sourceOfRow.length && sourceOfRow[length] == sourceOfRow[0]) {
            length++;
        }
        if (sourceOfRow.length % length != 0) {
            return sourceOfRow;
        }
        int[] runs = new int[sourceOfRow.length / length];
        for (int row = 0; row < sourceOfRow.length; row++) {
            if (row % length == 0) {
                runs[row / length] = sourceOfRow[row];
            } else if (sourceOfRow[row] != runs[row / length]) {
                return sourceOfRow;
            }
        }
        return runs;
    }

    static int[] same(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static float[][] rows(Object answer, int rows) {
        float[] values = (float[]) answer;
        int width = values.length / rows;
        float[][] logits = new float[rows][];
        for (int row = 0; row < rows; row++) {
            logits[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
        }
        return logits;
    }

    private static RankedTokens ranked(Object answer, int rows) {
        float[][] values = rows(answer, rows);
        int count = values[0].length / 2;
        int[][] tokens = new int[rows][count];
        float[][] logProbabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            logProbabilities[row] = Arrays.copyOf(values[row], count);
            for (int i = 0; i < count; i++) {
                tokens[row][i] = (int) values[row][count + i]; // exact: a vocabulary has less than 2^24 words
            }
        }
        return new RankedTokens(tokens, logProbabilities);
    }

    private void closeCache() {
        if (cache != null) {
            cache.close();
            cache = null;
        }
    }

    private void closeArranged() {
        if (arranged != null) {
            arranged.close();
            arranged = null;
        }
    }

    @Override
    public void close() {
        closeCache();
        closeArranged();
        sources.close();
    }
}
