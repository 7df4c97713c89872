package io.ashlar.inference.prediction;

import io.ashlar.models.TextModel;
import io.ashlar.models.tasks.ScoreFunction;
import io.ashlar.models.tasks.TextClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Text classification with the Hub's parameters. */
record ClassifyText(TextModel<float[]> model, TextClassification rule)
        implements TaskRule<Encoding, float[], TextClassification.Parameters> {
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
    public List<Encoding> rows(Input input, TextClassification.Parameters parameters) {
        return List.of(model.encode(Input.requireText(input)));
    }

    @Override
    public Answer answer(List<Predicted<Encoding, float[]>> predicted, TextClassification.Parameters parameters) {
        return new Answer.Classifications(predicted.stream()
                .map(one -> rule.scores(one.result(), parameters))
                .toList());
    }
}
