package io.ashlar.training.worker;

import io.ashlar.models.TextInput;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Example;
import io.ashlar.training.data.Examples;
import java.nio.file.Path;
import java.util.List;

/** From examples to a plan that the training library runs; the preflight and the worker make the same one. */
public final class Plans {
    private Plans() {}

    /** Encodes the rows with the base's tokenizer. */
    public static TrainingPlan of(Path basePackage, Path workFolder, Recipe recipe, Examples examples) {
        try (RowEncoder encoder = RowEncoder.open(basePackage, recipe.batches().maxSequenceLength())) {
            return TrainingPlan.of(
                    basePackage,
                    workFolder,
                    recipe,
                    new TextClassificationObjective(examples.labels(), LossFunction.SINGLE_LABEL),
                    rows(encoder, examples.train()),
                    rows(encoder, examples.validation()));
        }
    }

    private static List<TextRow> rows(RowEncoder encoder, List<Example> examples) {
        return examples.stream()
                .map(example -> encoder.encode(new TextInput(example.text(), example.textPair()), example.label()))
                .toList();
    }
}
