package io.ashlar.inference.prediction;

import io.ashlar.models.tasks.ScoreFunction;
import io.ashlar.models.tasks.TextClassification;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Text classification with the Hub's parameters. */
record ClassifyText(TextClassification rule) implements TextTask<float[], TextClassification.Parameters> {
    private static final Set<String> NAMES = Set.of("top_k", "function_to_apply", "truncation");

    @Override
    public TextClassification.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        parameters.refuseNoTruncation();
        OptionalInt topK = parameters.positive("top_k");
        String function = parameters.text("function_to_apply");
        return new TextClassification.Parameters(
                topK.isPresent() ? topK.getAsInt() : null, function == null ? null : ScoreFunction.of(function));
    }

    @Override
    public Answer answer(List<TextBatchModel.Read<float[]>> results, TextClassification.Parameters parameters) {
        return new Answer.Classifications(results.stream()
                .map(read -> rule.scores(read.result(), parameters))
                .toList());
    }
}
