package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.running.Packing;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text, or a pair, and its label, labels or value.
 *
 * @param labels names by number
 */
public record TextClassificationObjective(List<String> labels, LossFunction loss) implements Objective {
    public TextClassificationObjective {
        labels = List.copyOf(labels);
    }

    @Override
    public Task task() {
        return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public Head head() {
        return Head.TEXT_CLASSIFICATION;
    }

    @Override
    public ModelConfig configure(ModelConfig base) {
        return base.withLabels(labels, loss.problemType());
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.packed(loss.expression(criterion), true);
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        Packing.Rows answered = Packing.Rows.of(architecture);
        PackedTexts packed = new PackedTexts(
                texts(rows),
                architecture,
                row -> IntStream.range(0, row.tokens())
                        .filter(token -> answered.wants(row.encoding(), token))
                        .toArray());
        List<float[]> targets = packed.placed().map(TextRow::target).toList();
        return packed.batch(
                packed.inputs(), ClassTargets.tensor(targets, loss), ClassTargets.items(targets, loss, criterion));
    }

    private static List<TextRow> texts(List<TrainingRow> rows) {
        return rows.stream().map(TextRow.class::cast).toList();
    }

    @Override
    public long[] labelCounts(List<TrainingRow> rows) {
        return ClassTargets.counts(texts(rows).stream().map(TextRow::target).toList(), loss, labels.size());
    }

    @Override
    public boolean meansOfBatches(Criterion criterion) {
        return loss != LossFunction.SINGLE_LABEL || criterion.isWeighted();
    }

    @Override
    public String identity() {
        return task().wireName() + labels + loss.problemType();
    }
}
