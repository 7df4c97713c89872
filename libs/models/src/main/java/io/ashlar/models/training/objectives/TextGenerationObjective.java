package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.PackedRow;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text whose tokens are predicted from those before them; a token's target is itself, or that it counts nothing. */
public record TextGenerationObjective() implements Objective {
    @Override
    public Task task() {
        return Task.TEXT_GENERATION;
    }

    @Override
    public Head head() {
        return Head.of(Task.TEXT_GENERATION).orElseThrow();
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.packed(criterion.crossEntropy(), false);
    }

    /** The tokens whose successor is to be predicted: nothing predicts a text's first. */
    private static int[] predicting(TextRow row) {
        return IntStream.range(0, row.tokens() - 1)
                .filter(token -> row.target()[token + 1] != TextRow.IGNORED)
                .toArray();
    }

    private static Stream<TextRow> texts(TrainingRow row) {
        return row instanceof PackedRow packed ? packed.texts().stream() : Stream.of((TextRow) row);
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        List<TextRow> texts =
                rows.stream().flatMap(TextGenerationObjective::texts).toList();
        PackedTexts packed = new PackedTexts(texts, architecture, TextGenerationObjective::predicting);
        long[] labels = packed.placed()
                .flatMapToLong(row -> IntStream.of(predicting(row)).mapToLong(token -> (long) row.target()[token + 1]))
                .toArray();
        return packed.batch(packed.inputs(), BatchTensor.Longs.of(labels), labels.length, rows.size());
    }

    @Override
    public boolean generates() {
        return true;
    }
}
