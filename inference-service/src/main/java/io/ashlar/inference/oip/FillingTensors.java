package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.MaskFilling;
import java.util.List;
import java.util.function.Function;

/**
 * {@code token}, {@code token_str}, {@code score} and {@code sequence} of shape {@code [N, k]}, best first, for texts
 * with one mask; texts with more have {@code json} alone, for a rectangle cannot hold them.
 */
record FillingTensors() implements TaskTensors {
    private static final List<TensorSpec> OUTPUTS = List.of(
            TensorSpec.of("token", Datatype.INT64, -1, -1),
            TensorSpec.of("token_str", Datatype.BYTES, -1, -1),
            TensorSpec.of("score", Datatype.FP32, -1, -1),
            TensorSpec.of("sequence", Datatype.BYTES, -1, -1),
            JSON);

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Fillings fillings)) {
            throw new IllegalArgumentException("not fillings: " + answer);
        }
        if (name.equals("json")) {
            return TaskTensors.json(answer);
        }
        List<List<MaskFilling>> rows =
                fillings.masks().stream().map(masks -> single(name, masks)).toList();
        List<Long> shape =
                List.of((long) rows.size(), rows.isEmpty() ? 0L : rows.get(0).size());
        List<MaskFilling> flat = rows.stream().flatMap(List::stream).toList();
        return switch (name) {
            case "token" ->
                new OutputTensor.Longs(
                        name, shape, flat.stream().map(MaskFilling::token).toList());
            case "score" ->
                new OutputTensor.Floats(
                        name, shape, flat.stream().map(f -> (float) f.score()).toList());
            case "token_str" -> texts(name, shape, flat, MaskFilling::tokenStr);
            default -> texts(name, shape, flat, MaskFilling::sequence);
        };
    }

    private static List<MaskFilling> single(String name, List<List<MaskFilling>> masks) {
        if (masks.size() != 1) {
            throw Malformed.tensor(
                    name, "cannot hold a text with " + masks.size() + " masks. Ask for the output 'json' alone.");
        }
        return masks.get(0);
    }

    private static OutputTensor texts(
            String name, List<Long> shape, List<MaskFilling> fillings, Function<MaskFilling, String> text) {
        return new OutputTensor.Bytes(
                name,
                shape,
                fillings.stream()
                        .map(f -> ByteString.copyFromUtf8(text.apply(f)))
                        .toList());
    }
}
