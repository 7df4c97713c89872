package io.ashlar.inference.oip;

import io.ashlar.inference.prediction.Answer;
import java.util.List;

/** {@code generated_text} of shape {@code [N, k]}, best first: what was written for each text. */
record WrittenTensors() implements TaskTensors {
    /** The tensor of the text. */
    static final String TEXT = "generated_text";

    private static final List<TensorSpec> OUTPUTS = List.of(TensorSpec.of(TEXT, Datatype.BYTES, -1, -1), JSON);

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
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
