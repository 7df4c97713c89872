package io.ashlar.training.tasks;

import io.ashlar.models.families.Head;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Example;
import java.nio.file.Path;
import java.util.List;

/**
 * Words with tags.
 *
 * @param allPieces whether every piece of a word is learned, as against the first
 */
record WordsEncoder(TokenClassificationObjective objective, RowEncoder encoder, boolean allPieces)
        implements TaskEncoder {
    static WordsEncoder open(Path base, Recipe recipe, Examples examples) {
        return new WordsEncoder(
                new TokenClassificationObjective(examples.labels()),
                RowEncoder.open(
                        base, Head.TOKEN_CLASSIFICATION, recipe.batches().maxSequenceLength()),
                recipe.taskOptions().labelAllPieces());
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        return EncodedRows.of(part, examples, example -> List.of(encode((Example.Words) example, allPieces)));
    }

    private TextRow encode(Example.Words words, boolean all) {
        List<String> labels = objective.labels();
        return encoder.encodeWords(words.tokens(), RowEncoder.numbers(words.tags(), labels), labels, all);
    }

    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        return answers -> TagScores.of(
                objective.labels(),
                examples.stream()
                        .map(example -> encode((Example.Words) example, allPieces))
                        .toList(),
                answers);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
