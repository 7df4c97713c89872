package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.models.TextInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a task's requests and answers look as tensors. */
public sealed interface TaskTensors permits ClassificationTensors, FillingTensors {
    TensorSpec JSON = TensorSpec.of("json", Datatype.BYTES, -1);

    /** The tensors of this task. */
    static TaskTensors of(Task task) {
        return switch (task) {
            case TEXT_CLASSIFICATION -> new ClassificationTensors();
            case FILL_MASK -> new FillingTensors();
            default ->
                throw new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "There are no tensors for '" + task.wireName() + "'. Use text-classification or fill-mask.");
        };
    }

    List<TensorSpec> inputs();

    /** What a client may ask for; {@code json} has every result in the Hub's shape. */
    List<TensorSpec> outputs();

    /** One output of an answer; the name is one of {@link #outputs}. */
    OutputTensor output(String name, Answer answer);

    /** The inputs that the request's tensors hold, all of them checked. */
    default List<TextInput> read(List<InputTensor> tensors) {
        List<String> texts = List.of();
        List<String> pairs = List.of();
        List<String> seen = new ArrayList<>();
        for (InputTensor tensor : tensors) {
            if (seen.contains(tensor.name())) {
                throw Malformed.tensor(tensor.name(), "is there twice.");
            }
            if (inputs().stream().noneMatch(spec -> spec.name().equals(tensor.name()))) {
                throw Malformed.tensor(tensor.name(), "is no input. The inputs are: " + names(inputs()) + ".");
            }
            seen.add(tensor.name());
            if (tensor.name().equals("text")) {
                texts = tensor.texts();
            } else {
                pairs = tensor.texts();
            }
        }
        if (!seen.contains("text")) {
            throw Malformed.request("The input tensor 'text' is missing. Send it as BYTES of shape [N].");
        }
        return zip(texts, seen.contains("text_pair") ? pairs : null);
    }

    private static List<TextInput> zip(List<String> texts, @Nullable List<String> pairs) {
        if (pairs != null && pairs.size() != texts.size()) {
            throw Malformed.tensor(
                    "text_pair", "has " + pairs.size() + " elements, and 'text' has " + texts.size() + ".");
        }
        List<TextInput> inputs = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            inputs.add(new TextInput(texts.get(i), pairs == null ? null : pairs.get(i)));
        }
        return inputs;
    }

    /** The wanted names, or all; a name that is none of the outputs is an error. */
    default List<String> wanted(List<String> names) {
        if (names.isEmpty()) {
            return outputs().stream().map(TensorSpec::name).toList();
        }
        for (String name : names) {
            if (outputs().stream().noneMatch(spec -> spec.name().equals(name))) {
                throw Malformed.tensor(name, "is no output. The outputs are: " + names(outputs()) + ".");
            }
        }
        return names;
    }

    private static String names(List<TensorSpec> specs) {
        return String.join(", ", specs.stream().map(TensorSpec::name).toList());
    }

    /** Every result as JSON text, in a tensor of shape {@code [N]}. */
    static OutputTensor json(Answer answer) {
        List<ByteString> elements = answer.results().stream()
                .map(result -> ByteString.copyFromUtf8(Json.write(result)))
                .toList();
        return new OutputTensor.Bytes("json", List.of((long) elements.size()), elements);
    }
}
