package io.ashlar.inference.typed;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.prediction.v1.ClassifyImageRequest;
import io.ashlar.contracts.prediction.v1.ClassifyImageResponse;
import io.ashlar.contracts.prediction.v1.GenerateImageRequest;
import io.ashlar.contracts.prediction.v1.GenerateImageResponse;
import io.ashlar.contracts.prediction.v1.ImageClassification;
import io.ashlar.contracts.prediction.v1.LabelScore;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the typed messages about pictures. */
final class ImageMessages {
    private ImageMessages() {}

    static PredictionRequest read(ClassifyImageRequest request) {
        Map<String, Object> parameters = request.hasTopK() ? Map.of("top_k", request.getTopK()) : Map.of();
        List<Input> images = request.getImagesList().stream()
                .<Input>map(file -> new Input.Image(file.toByteArray()))
                .toList();
        return new PredictionRequest(images, Parameters.of(parameters));
    }

    static ClassifyImageResponse labels(ServedEndpoint endpoint, Answer answer) {
        ClassifyImageResponse.Builder message = ClassifyImageResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion());
        if (answer instanceof Answer.ImageLabels found) {
            found.results().forEach(labels -> {
                ImageClassification.Builder result = ImageClassification.newBuilder();
                labels.forEach(label -> result.addLabels(
                        LabelScore.newBuilder().setLabel(label.label()).setScore((float) label.score())));
                message.addResults(result);
            });
        }
        return message.build();
    }

    /** The fields have the parameters' own names; only those that were set are there. */
    static PredictionRequest read(GenerateImageRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        request.getAllFields().forEach((field, value) -> parameters.put(field.getName(), value));
        parameters.keySet().removeAll(List.of("endpoint", "prompt"));
        return new PredictionRequest(List.of(Input.text(request.getPrompt())), Parameters.of(parameters));
    }

    static GenerateImageResponse step(int done, int steps) {
        return GenerateImageResponse.newBuilder().setStep(done).setSteps(steps).build();
    }

    static GenerateImageResponse image(Answer answer) {
        GenerateImageResponse.Builder message = GenerateImageResponse.newBuilder();
        if (answer instanceof Answer.Images images) {
            message.setImage(ByteString.copyFrom(images.files().get(0)));
        }
        return message.build();
    }
}
