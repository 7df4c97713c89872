package io.ashlar.inference.oip;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files of pictures, or their base64 where the protocol has only texts; answers as those of texts. */
record ImageTensors() implements TaskTensors {
    private static final List<TensorSpec> INPUTS = List.of(TensorSpec.of("image", Datatype.BYTES, -1));
    private static final ClassificationTensors LABELS = new ClassificationTensors();

    @Override
    public List<TensorSpec> inputs() {
        return INPUTS;
    }

    @Override
    public List<TensorSpec> outputs() {
        return LABELS.outputs();
    }

    /** A tensor's elements are files, which are no texts: only JSON's strings can be. */
    @Override
    public List<Input> read(List<InputTensor> tensors) {
        if (tensors.size() == 1
                && tensors.get(0).name().equals("image")
                && !(tensors.get(0).elements() instanceof Texts.Strings)) {
            return tensors.get(0).bytes().stream()
                    .<Input>map(file -> new Input.Image(file.toByteArray()))
                    .toList();
        }
        return TaskTensors.super.read(tensors);
    }

    @Override
    public Input input(Map<String, String> elements) {
        return Input.text(Objects.requireNonNull(elements.get("image")));
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        return LABELS.output(name, answer);
    }
}
