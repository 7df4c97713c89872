package io.ashlar.inference.oip;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code generated_text} of shape {@code [N, k]}, best first: what was written for each text. */
record WrittenTensors() implements TaskTensors {
    /** The tensor of the text. */
    static final String TEXT = "generated_text";

    private static final List<TensorSpec> INPUTS = List.of(TensorSpec.of("text", Datatype.BYTES, -1));
    private static final List<TensorSpec> OUTPUTS = List.of(TensorSpec.of(TEXT, Datatype.BYTES, -1, -1), JSON);

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
        return Input.text(Objects.requireNonNull(elements.get("text")));
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Texts written)) {
            throw new IllegalArgumentException("not texts: " + answer);
        }
        if (!name.equals(TEXT)) {
            return TaskTensors.json(answer);
        }
        int answers = written.texts().stream().mapToInt(List::size).findFirst().orElse(0);
        return TaskTensors.texts(
                name,
                List.of((long) written.texts().size(), (long) answers),
                written.texts().stream()
                        .flatMap(List::stream)
                        .map(text -> text.text())
                        .toList());
    }
}
