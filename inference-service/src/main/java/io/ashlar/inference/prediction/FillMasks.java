package io.ashlar.inference.prediction;

import io.ashlar.models.MaskLogits;
import io.ashlar.models.tasks.FillMask;
import java.util.List;
import java.util.Set;

/** Fill-mask with the Hub's parameters. */
record FillMasks(FillMask rule) implements TextTask<MaskLogits, FillMask.Parameters> {
    private static final Set<String> NAMES = Set.of("top_k", "targets", "truncation");

    @Override
    public FillMask.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        parameters.refuseNoTruncation();
        return new FillMask.Parameters(
                parameters.positive("top_k").orElse(FillMask.Parameters.DEFAULT.topK()), parameters.texts("targets"));
    }

    @Override
    public Answer answer(List<TextBatchModel.Read<MaskLogits>> results, FillMask.Parameters parameters) {
        return new Answer.Fillings(results.stream()
                .map(read -> rule.fill(read.encoding(), read.result(), parameters).stream()
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
