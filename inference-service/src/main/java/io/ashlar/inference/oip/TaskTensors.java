package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a task's requests and answers look as tensors. */
public sealed interface TaskTensors
        permits ClassificationTensors,
                EntityTensors,
                AnswerTensors,
                FillingTensors,
                ImageTensors,
                WrittenTensors,
                PaintedTensors {
    List<TensorSpec> LONE_TEXT = List.of(TensorSpec.of("text", Datatype.BYTES, -1));
    TensorSpec JSON = TensorSpec.of("json", Datatype.BYTES, -1);

    /** The tensors of this task. */
    static TaskTensors of(Task task) {
        return switch (task) {
            case TEXT_CLASSIFICATION -> new ClassificationTensors();
            case TOKEN_CLASSIFICATION -> new EntityTensors();
            case QUESTION_ANSWERING -> new AnswerTensors();
            case FILL_MASK -> new FillingTensors();
            case IMAGE_CLASSIFICATION -> new ImageTensors();
            case TEXT_GENERATION -> new WrittenTensors(true);
            case SUMMARIZATION, TRANSLATION -> new WrittenTensors(false);
            case TEXT_TO_IMAGE -> new PaintedTensors();
        };
    }

    /** One text each, for most tasks. */
    default List<TensorSpec> inputs() {
        return LONE_TEXT;
    }

    /** What a client may ask for; {@code json} has every result in the Hub's shape. */
    List<TensorSpec> outputs();

    /** One output of an answer; the name is one of {@link #outputs}. */
    OutputTensor output(String name, Answer answer);

    /** An input of its elements in the tensors of {@link #inputs}, by name. */
    default Input input(Map<String, String> elements) {
        return Input.text(Objects.requireNonNull(elements.get("text")));
    }

    /** The inputs that the request's tensors hold, all of them checked. */
    default List<Input> read(List<InputTensor> tensors) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (InputTensor tensor : tensors) {
            if (inputs().stream().noneMatch(spec -> spec.name().equals(tensor.name()))) {
                throw Malformed.tensor(tensor.name(), "is no input. The inputs are: " + names(inputs()) + ".");
            }
            if (columns.put(tensor.name(), tensor.texts()) != null) {
                throw Malformed.tensor(tensor.name(), "is there twice.");
            }
        }
        for (TensorSpec spec : inputs()) {
            if (!spec.optional() && !columns.containsKey(spec.name())) {
                throw Malformed.request(
                        "The input tensor '" + spec.name() + "' is missing. Send it as BYTES of shape [N].");
            }
        }
        if (columns.isEmpty()) {
            throw Malformed.request(
                    "There is no input tensor. Send one of " + names(inputs()) + " as BYTES of shape [N].");
        }
        String first = columns.keySet().iterator().next();
        int rows = Objects.requireNonNull(columns.get(first)).size();
        columns.forEach((name, column) -> {
            if (column.size() != rows) {
                throw Malformed.tensor(
                        name, "has " + column.size() + " elements, and '" + first + "' has " + rows + ".");
            }
        });
        List<Input> read = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            Map<String, String> elements = new HashMap<>();
            for (Map.Entry<String, List<String>> column : columns.entrySet()) {
                elements.put(column.getKey(), column.getValue().get(i));
            }
            read.add(input(elements));
        }
        return read;
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

    /** Texts in a tensor. */
    static OutputTensor texts(String name, List<Long> shape, List<String> texts) {
        return new OutputTensor.Bytes(
                name, shape, texts.stream().map(ByteString::copyFromUtf8).toList());
    }

    /** Every result as JSON text, in a tensor of shape {@code [N]}. */
    static OutputTensor json(Answer answer) {
        List<ByteString> elements = answer.results().stream()
                .map(result -> ByteString.copyFromUtf8(Json.write(result)))
                .toList();
        return new OutputTensor.Bytes("json", List.of((long) elements.size()), elements);
    }
}
