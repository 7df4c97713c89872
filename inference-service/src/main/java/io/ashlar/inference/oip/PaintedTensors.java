package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import io.ashlar.inference.prediction.Answer;
import java.util.List;

/** {@code image} of shape {@code [N]}: a PNG file for each prompt; {@code json} has their base64. */
record PaintedTensors() implements TaskTensors {
    private static final String IMAGE = "image";
    private static final List<TensorSpec> OUTPUTS = List.of(TensorSpec.of(IMAGE, Datatype.BYTES, -1), JSON);

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Images images)) {
            throw new IllegalArgumentException("no pictures: " + answer);
        }
        return name.equals(IMAGE)
                ? new OutputTensor.Bytes(
                        name,
                        List.of((long) images.files().size()),
                        images.files().stream().map(ByteString::copyFrom).toList())
                : TaskTensors.json(answer);
    }
}
