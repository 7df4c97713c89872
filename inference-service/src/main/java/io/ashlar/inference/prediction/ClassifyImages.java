package io.ashlar.inference.prediction;

import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.tasks.ImageClassification;
import io.ashlar.models.tasks.ScoreFunction;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Image classification with the Hub's parameters. */
record ClassifyImages(ImageClassificationModel model, ImageClassification rule)
        implements TaskRule<PixelValues, float[], ImageClassification.Parameters> {
    private static final Set<String> NAMES = Set.of("top_k", "function_to_apply");

    @Override
    public ImageClassification.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        OptionalInt topK = parameters.positive("top_k");
        String function = parameters.text("function_to_apply");
        return new ImageClassification.Parameters(
                topK.isPresent() ? topK.getAsInt() : null, function == null ? null : ScoreFunction.of(function));
    }

    @Override
    public List<PixelValues> rows(Input input, ImageClassification.Parameters parameters) {
        return List.of(model.prepare(Input.requireImage(input)));
    }

    @Override
    public Answer answer(List<Predicted<PixelValues, float[]>> predicted, ImageClassification.Parameters parameters) {
        return new Answer.ImageLabels(predicted.stream()
                .map(one -> rule.scores(one.result(), parameters))
                .toList());
    }
}
