package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text whose tokens have labels, as many of them as count.
 *
 * @param labels names by number
 */
public record TokenClassificationObjective(List<String> labels) implements Objective {
    public TokenClassificationObjective {
        labels = List.copyOf(labels);
    }

    @Override
    public Task task() {
        return Task.TOKEN_CLASSIFICATION;
    }

    @Override
    public Head head() {
        return Head.TOKEN_CLASSIFICATION;
    }

    @Override
    public ModelConfig configure(ModelConfig base) {
        return base.withLabels(labels, null);
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.packed(criterion.crossEntropy(), true);
    }

    /** The tokens of a row that have a label, which are those that its answers are for. */
    public static int[] labelled(TextRow row) {
        return IntStream.range(0, row.target().length)
                .filter(token -> row.target()[token] != TextRow.IGNORED)
                .toArray();
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        List<TextRow> texts = rows.stream().map(TextRow.class::cast).toList();
        PackedTexts packed = new PackedTexts(texts, architecture, TokenClassificationObjective::labelled);
        long[] found = packed.placed()
                .flatMapToLong(row -> IntStream.of(labelled(row)).mapToLong(token -> (long) row.target()[token]))
                .toArray();
        double items = 0;
        for (long label : found) {
            items += criterion.weight(label);
        }
        return packed.batch(packed.inputs(), BatchTensor.Longs.of(found), items);
    }

    @Override
    public long[] labelCounts(List<TrainingRow> rows) {
        long[] counts = new long[labels.size()];
        for (TrainingRow row : rows) {
            TextRow text = (TextRow) row;
            for (int token : labelled(text)) {
                counts[(int) text.target()[token]]++;
            }
        }
        return counts;
    }

    /** As transformers has it for classifiers, whatever they classify. */
    @Override
    public boolean meansOfBatches(Criterion criterion) {
        return true;
    }
}
