package io.ashlar.models.training.objectives;

import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.TextInputs;
import io.ashlar.models.running.Packing;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts one after another without padding, as {@code outputs_packed.py} reads them, and the tokens that are asked for.
 */
final class PackedTexts {
    private final List<TextRow> rows;
    private final Packing packing;
    private final List<Long> wanted = new ArrayList<>();
    private final int[] answers;

    /** Which tokens of a row are asked for, and what each of them is to give. */
    @FunctionalInterface
    interface Asked {
        /** Places of the tokens in their row. */
        int[] of(TextRow row);
    }

    PackedTexts(List<TextRow> rows, Architecture architecture, Asked asked) {
        TextInputs text = architecture.text();
        this.rows = List.copyOf(rows);
        List<Encoding> encodings = rows.stream().map(TextRow::encoding).toList();
        this.packing = Packing.of(
                encodings, new Packing.Numbering(text.firstPosition(), text.tokenTypes()), (encoding, token) -> false);
        this.answers = new int[rows.size()];
        long start = 0;
        for (int place = 0; place < answers.length; place++) {
            TextRow row = row(place);
            int[] tokens = asked.of(row);
            answers[place] = tokens.length;
            for (int token : tokens) {
                wanted.add(start + token);
            }
            start += row.tokens();
        }
    }

    /** The row at a place of the batch. */
    TextRow row(int place) {
        return rows.get(packing.order()[place]);
    }

    int size() {
        return answers.length;
    }

    List<BatchTensor> inputs() {
        return inputs(packing.counts());
    }

    private List<BatchTensor> inputs(long[] counts) {
        int groups = counts.length;
        long[] all = new long[3 * groups];
        System.arraycopy(packing.starts(), 0, all, 0, groups);
        System.arraycopy(packing.lengths(), 0, all, groups, groups);
        System.arraycopy(counts, 0, all, 2 * groups, groups);
        return List.of(
                BatchTensor.Longs.of(packing.ids()),
                BatchTensor.Longs.of(packing.types()),
                BatchTensor.Longs.of(packing.positions()),
                new BatchTensor.Longs(all, new long[] {3, groups}),
                BatchTensor.Longs.of(wanted.stream().mapToLong(Long::longValue).toArray()));
    }

    /**
     * The same inputs where rows were padded at their end: each is a group of its own, with the negative number of its
     * real tokens in place of a count.
     */
    List<BatchTensor> paddedInputs(int[] realTokens) {
        int length = row(0).tokens();
        long[] all = new long[3 * size()];
        for (int place = 0; place < size(); place++) {
            all[place] = (long) place * length;
            all[size() + place] = length;
            all[2 * size() + place] = -realTokens[packing.order()[place]];
        }
        List<BatchTensor> inputs = new ArrayList<>(inputs());
        inputs.set(3, new BatchTensor.Longs(all, new long[] {3, size()}));
        return inputs;
    }

    TrainingBatch batch(List<BatchTensor> inputs, BatchTensor labels, double items) {
        return batch(inputs, labels, items, size());
    }

    /** A batch whose rows hold several of these texts. */
    TrainingBatch batch(List<BatchTensor> inputs, BatchTensor labels, double items, int rowCount) {
        return new TrainingBatch(
                inputs,
                labels,
                items,
                rowCount,
                packing.ids().length,
                new TrainingBatch.Layout(packing.order(), answers));
    }

    /** The rows in the order of places. */
    Stream<TextRow> placed() {
        return IntStream.range(0, size()).mapToObj(this::row);
    }
}
