package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.running.PairPacking;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A source and the target that is written for it: the decoder reads what it is to write, one token later.
 *
 * @param task summarization or translation
 * @param startId the decoder's first token; -1 where each target's own last token is put first, as mBART has it
 */
public record TargetWritingObjective(Task task, long startId) implements Objective {
    /** What the model's configuration says. */
    public static TargetWritingObjective of(Task task, ModelConfig config) {
        boolean wraps = config.modelType().equals("mbart");
        long absent = config.modelType().equals("bart") || config.modelType().equals("m2m_100") ? 2 : 0;
        return new TargetWritingObjective(task, wraps ? -1 : config.integer("decoder_start_token_id", absent));
    }

    @Override
    public Head head() {
        return Head.SEQ2SEQ;
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.text("outputs_pairs")
                + ObjectiveScripts.text("loss_expression").replace("$expression", criterion.crossEntropy())
                + ObjectiveScripts.answers(false);
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        List<PairedTextRow> pairs = rows.stream().map(PairedTextRow.class::cast).toList();
        PairPacking packing = PairPacking.of(
                pairs.stream().map(pair -> pair.source().ids()).toList(),
                pairs.stream().map(pair -> read(pair.labels())).toList());
        List<BatchTensor> inputs = new ArrayList<>();
        inputs.add(BatchTensor.Longs.of(packing.source().ids()));
        inputs.add(BatchTensor.Longs.of(packing.source().positions()));
        inputs.add(BatchTensor.Longs.of(packing.sourceGroups()));
        inputs.add(BatchTensor.Longs.of(packing.target().ids()));
        inputs.add(BatchTensor.Longs.of(packing.target().positions()));
        inputs.add(BatchTensor.Longs.of(packing.targetGroups()));
        inputs.add(BatchTensor.Longs.of(packing.across()));
        long[] labels = Arrays.stream(packing.order())
                .mapToObj(pairs::get)
                .flatMapToLong(pair -> LongStream.of(pair.labels()))
                .toArray();
        return new TrainingBatch(
                inputs,
                BatchTensor.Longs.of(labels),
                labels.length,
                rows.size(),
                rows.stream().mapToLong(TrainingRow::tokens).sum(),
                new TrainingBatch.Layout(packing.order(), new int[rows.size()]));
    }

    /** The decoder's tokens: the labels one place later. */
    private long[] read(long[] labels) {
        long[] read = new long[labels.length];
        System.arraycopy(labels, 0, read, 1, labels.length - 1);
        read[0] = startId < 0 ? labels[labels.length - 1] : startId;
        return read;
    }

    @Override
    public boolean generates() {
        return true;
    }

    @Override
    public String identity() {
        return task.wireName() + startId;
    }
}
