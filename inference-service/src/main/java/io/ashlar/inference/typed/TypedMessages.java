package io.ashlar.inference.typed;

import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.FillMaskRequest;
import io.ashlar.contracts.prediction.v1.FillMaskResponse;
import io.ashlar.contracts.prediction.v1.LabelScore;
import io.ashlar.contracts.prediction.v1.MaskFilling;
import io.ashlar.contracts.prediction.v1.MaskFillings;
import io.ashlar.contracts.prediction.v1.TextClassification;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.TextInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the typed messages. */
final class TypedMessages {
    private TypedMessages() {}

    static PredictionRequest read(ClassifyTextRequest request) {
        Map<String, Object> parameters = request.hasTopK() ? Map.of("top_k", request.getTopK()) : Map.of();
        List<Input> inputs =
                request.getInputsList().stream().<Input>map(TypedMessages::text).toList();
        return new PredictionRequest(inputs, Parameters.of(parameters));
    }

    private static Input text(io.ashlar.contracts.prediction.v1.TextInput input) {
        return new Input.Text(new TextInput(input.getText(), input.hasTextPair() ? input.getTextPair() : null));
    }

    static ClassifyTextResponse classifications(ServedEndpoint endpoint, Answer answer) {
        ClassifyTextResponse.Builder message = ClassifyTextResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion());
        if (answer instanceof Answer.Classifications classifications) {
            classifications.results().forEach(labels -> {
                TextClassification.Builder result = TextClassification.newBuilder();
                labels.forEach(label -> result.addLabels(
                        LabelScore.newBuilder().setLabel(label.label()).setScore((float) label.score())));
                message.addResults(result);
            });
        }
        return message.build();
    }

    static PredictionRequest read(FillMaskRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        if (request.hasTopK()) {
            parameters.put("top_k", request.getTopK());
        }
        if (request.getTargetsCount() > 0) {
            parameters.put("targets", List.copyOf(request.getTargetsList()));
        }
        return new PredictionRequest(List.of(Input.text(request.getText())), Parameters.of(parameters));
    }

    static FillMaskResponse fillings(ServedEndpoint endpoint, Answer answer) {
        FillMaskResponse.Builder message = FillMaskResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion());
        if (answer instanceof Answer.Fillings fillings) {
            fillings.masks().get(0).forEach(best -> {
                MaskFillings.Builder mask = MaskFillings.newBuilder();
                best.forEach(filling -> mask.addFillings(MaskFilling.newBuilder()
                        .setScore((float) filling.score())
                        .setToken(filling.token())
                        .setTokenStr(filling.tokenStr())
                        .setSequence(filling.sequence())));
                message.addMasks(mask);
            });
        }
        return message.build();
    }
}
