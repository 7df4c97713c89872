package io.ashlar.inference.prediction;

import io.ashlar.models.TokenModel;
import io.ashlar.models.tasks.AggregationStrategy;
import io.ashlar.models.tasks.TokenClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Token classification with the Hub's parameters. */
record ClassifyTokens(TokenClassification rule)
        implements TaskRule<Encoding, float[][], TokenClassification.Parameters> {
    private static final Set<String> NAMES = Set.of("aggregation_strategy", "ignore_labels", "stride", "truncation");

    static ClassifyTokens of(TokenModel model) {
        return new ClassifyTokens(model.tokenClassification());
    }

    @Override
    public TokenClassification.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        parameters.refuseNoTruncation();
        String strategy = parameters.text("aggregation_strategy");
        List<String> ignored = parameters.texts("ignore_labels");
        OptionalInt stride = parameters.natural("stride");
        return new TokenClassification.Parameters(
                strategy == null ? AggregationStrategy.NONE : AggregationStrategy.of(strategy),
                ignored.isEmpty() ? TokenClassification.Parameters.DEFAULT.ignoreLabels() : ignored,
                stride.isPresent() ? stride.getAsInt() : null);
    }

    @Override
    public List<Encoding> rows(Input input, TokenClassification.Parameters parameters) {
        return rule.windows(Input.requireSingle(input), parameters);
    }

    @Override
    public Answer answer(List<Predicted<Encoding, float[][]>> predicted, TokenClassification.Parameters parameters) {
        return new Answer.Entities(predicted.stream()
                .map(one -> rule.entities(Input.requireSingle(one.input()), one.rows(), one.results(), parameters))
                .toList());
    }
}
