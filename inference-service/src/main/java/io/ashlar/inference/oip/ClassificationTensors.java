package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.models.TextInput;
import io.ashlar.models.tasks.LabelScore;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code label} and {@code score} of shape {@code [N, k]}, best first. */
record ClassificationTensors() implements TaskTensors {
    private static final List<TensorSpec> INPUTS = List.of(
            TensorSpec.of("text", Datatype.BYTES, -1),
            TensorSpec.of("text_pair", Datatype.BYTES, -1).asOptional());
    private static final List<TensorSpec> OUTPUTS = List.of(
            TensorSpec.of("label", Datatype.BYTES, -1, -1), TensorSpec.of("score", Datatype.FP32, -1, -1), JSON);

    @Override
    public List<TensorSpec> inputs() {
        return INPUTS;
    }

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public Input input(Map<String, String> elements) {
        return new Input.Text(new TextInput(Objects.requireNonNull(elements.get("text")), elements.get("text_pair")));
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Labels classifications)) {
            throw new IllegalArgumentException("not a classification: " + answer);
        }
        List<List<LabelScore>> results = classifications.results();
        long labels = results.isEmpty() ? 0 : results.get(0).size();
        List<Long> shape = List.of((long) results.size(), labels);
        List<LabelScore> flat = results.stream().flatMap(List::stream).toList();
        return switch (name) {
            case "label" ->
                new OutputTensor.Bytes(
                        name,
                        shape,
                        flat.stream()
                                .map(score -> ByteString.copyFromUtf8(score.label()))
                                .toList());
            case "score" ->
                new OutputTensor.Floats(
                        name, shape, flat.stream().map(s -> (float) s.score()).toList());
            default -> TaskTensors.json(answer);
        };
    }
}
