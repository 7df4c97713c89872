package io.ashlar.training.tasks;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.data.PairLanguages;
import io.ashlar.models.training.data.PairRows;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.data.SourcePrefix;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.recipe.TaskOptions;
import io.ashlar.training.rows.Example;
import java.nio.file.Path;
import java.util.List;

/** Texts and what is to be written for them: summaries, translations. */
record PairEncoder(TargetWritingObjective objective, PairRows pairs, Recipe recipe) implements TaskEncoder {
    static PairEncoder open(Path base, Recipe recipe, Task task) {
        ModelConfig config = ModelConfig.read(base);
        TaskOptions options = recipe.taskOptions();
        PairRows.Settings settings = new PairRows.Settings(
                SourcePrefix.of(options, config, task),
                new PairLanguages.Names(
                        options.languages().source(), options.languages().target()),
                recipe.batches().maxSequenceLength(),
                options.maxTargetLength());
        return new PairEncoder(TargetWritingObjective.of(task, config), PairRows.open(base, settings), recipe);
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        return EncodedRows.of(part, examples, example -> {
            Example.Pair pair = (Example.Pair) example;
            return List.of(pairs.encode(pair.source(), pair.target()));
        });
    }

    /** The library itself says how well the texts are foreseen; what it writes is measured where the recipe asks. */
    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        return recipe.taskOptions()
                .generating()
                .<ValidationMetrics>map(generating -> new WrittenScores(
                        objective.task(),
                        recipe,
                        generating,
                        examples,
                        rows("validation", examples).stream()
                                .map(PairedTextRow.class::cast)
                                .toList()))
                .orElseGet(ValidationMetrics::none);
    }

    @Override
    public void close() {
        pairs.close();
    }
}
