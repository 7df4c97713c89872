package io.ashlar.inference.prediction;

import io.ashlar.models.FillMaskModel;
import io.ashlar.models.MaskLogits;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.Set;

/** Fill-mask with the Hub's parameters. */
record FillMasks(FillMaskModel model, FillMask rule) implements TaskRule<Encoding, MaskLogits, FillMask.Parameters> {
    private static final Set<String> NAMES = Set.of("top_k", "targets", "truncation");

    @Override
    public FillMask.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        parameters.refuseNoTruncation();
        return new FillMask.Parameters(
                parameters.positive("top_k").orElse(FillMask.Parameters.DEFAULT.topK()), parameters.texts("targets"));
    }

    @Override
    public List<Encoding> rows(Input input, FillMask.Parameters parameters) {
        return List.of(model.encode(Input.requireText(input)));
    }

    @Override
    public Answer answer(List<Predicted<Encoding, MaskLogits>> predicted, FillMask.Parameters parameters) {
        return new Answer.Fillings(predicted.stream()
                .map(one -> rule.fill(one.row(), one.result(), parameters).stream()
                        .map(FillMasks::fillings)
                        .toList())
                .toList());
    }

    private static List<MaskFilling> fillings(List<FillMask.Filled> best) {
        return best.stream()
                .map(one -> new MaskFilling(one.score(), one.token(), one.tokenStr(), one.sequence()))
                .toList();
    }
}
