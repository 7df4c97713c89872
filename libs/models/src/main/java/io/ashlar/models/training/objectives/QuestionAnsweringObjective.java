package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A question, a window of its context, and the first and the last token of the answer in it.
 *
 * @param paddingId fills every row of a batch up to its longest one, and lets the softmax over a row's tokens see the
 *     padding, as transformers' Trainer does; -1 for rows as they are
 */
public record QuestionAnsweringObjective(long paddingId) implements Objective {
    /** Rows as they are. */
    public static QuestionAnsweringObjective unpadded() {
        return new QuestionAnsweringObjective(-1);
    }

    @Override
    public Task task() {
        return Task.QUESTION_ANSWERING;
    }

    @Override
    public Head head() {
        return Head.QUESTION_ANSWERING;
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.text("outputs_packed")
                + ObjectiveScripts.text("loss_spans").replace("$smoothing", Double.toString(criterion.labelSmoothing()))
                + ObjectiveScripts.answers(true);
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        List<TextRow> texts = rows.stream().map(TextRow.class::cast).toList();
        int longest = texts.stream().mapToInt(TextRow::tokens).max().orElseThrow();
        boolean padding = paddingId >= 0 && texts.stream().anyMatch(row -> row.tokens() < longest);
        List<TextRow> filled =
                padding ? texts.stream().map(row -> filled(row, longest)).toList() : texts;
        PackedTexts packed = new PackedTexts(
                filled, architecture, row -> IntStream.range(0, row.tokens()).toArray());
        long[] spans = packed.placed()
                .flatMapToLong(row -> Arrays.stream(new long[] {(long) row.target()[0], (long) row.target()[1]}))
                .toArray();
        List<BatchTensor> inputs = padding
                ? packed.paddedInputs(texts.stream().mapToInt(TextRow::tokens).toArray())
                : packed.inputs();
        return packed.batch(inputs, new BatchTensor.Longs(spans, new long[] {rows.size(), 2}), rows.size());
    }

    private TextRow filled(TextRow row, int length) {
        long[] ids = new long[length];
        long[] types = new long[length];
        Arrays.fill(ids, paddingId);
        for (int i = 0; i < row.tokens(); i++) {
            ids[i] = row.encoding().id(i);
            types[i] = row.encoding().type(i);
        }
        return new TextRow(Encoding.ofIds(ids, types), row.target());
    }

    @Override
    public boolean meansOfBatches(Criterion criterion) {
        return true;
    }

    @Override
    public String identity() {
        return task().wireName() + paddingId;
    }
}
