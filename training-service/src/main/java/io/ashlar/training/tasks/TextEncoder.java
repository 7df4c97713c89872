package io.ashlar.training.tasks;

import io.ashlar.models.TextInput;
import io.ashlar.models.families.Head;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Example;
import java.nio.file.Path;
import java.util.List;

/** Texts, or pairs, with a label, labels or a number. */
record TextEncoder(TextClassificationObjective objective, RowEncoder encoder) implements TaskEncoder {
    static TextEncoder open(Path base, Recipe recipe, Examples examples) {
        return new TextEncoder(
                new TextClassificationObjective(examples.labels(), examples.loss()),
                RowEncoder.open(base, Head.TEXT_CLASSIFICATION, recipe.batches().maxSequenceLength()));
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        return EncodedRows.of(part, examples, example -> {
            Example.Text text = (Example.Text) example;
            return List.of(encoder.encode(new TextInput(text.text(), text.textPair()), target(text)));
        });
    }

    private float[] target(Example.Text text) {
        Double value = text.value();
        return value == null
                ? ClassTarget.of(objective.labels(), text.labels(), objective.loss())
                : new float[] {value.floatValue()};
    }

    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        List<String> labels = objective.labels();
        if (objective.loss() == LossFunction.REGRESSION) {
            return ValidationMetrics.ofRows(logits -> NumberScores.of(examples, logits));
        }
        return ValidationMetrics.ofRows(
                objective.loss() == LossFunction.SINGLE_LABEL
                        ? logits -> LabelScores.of(labels, examples, logits)
                        : logits -> ManyLabelScores.of(labels, examples, logits));
    }

    @Override
    public void close() {
        encoder.close();
    }
}
