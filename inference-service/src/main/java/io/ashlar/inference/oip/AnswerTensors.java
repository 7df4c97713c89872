package io.ashlar.inference.oip;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.models.tasks.QuestionAnswering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code answer}, {@code score}, {@code start} and {@code end} of shape {@code [N, k]}, best first. A context with
 * fewer than k answers is filled up with empty ones of score 0.
 */
record AnswerTensors() implements TaskTensors {
    private static final List<TensorSpec> INPUTS =
            List.of(TensorSpec.of("question", Datatype.BYTES, -1), TensorSpec.of("context", Datatype.BYTES, -1));
    private static final List<TensorSpec> OUTPUTS = List.of(
            TensorSpec.of("answer", Datatype.BYTES, -1, -1),
            TensorSpec.of("score", Datatype.FP32, -1, -1),
            TensorSpec.of("start", Datatype.INT64, -1, -1),
            TensorSpec.of("end", Datatype.INT64, -1, -1),
            JSON);
    private static final QuestionAnswering.Answer NONE = new QuestionAnswering.Answer(0, 0, 0, "");

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
        return new Input.Question(new QuestionAnswering.Question(
                Objects.requireNonNull(elements.get("question")), Objects.requireNonNull(elements.get("context"))));
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Answers answers)) {
            throw new IllegalArgumentException("not answers: " + answer);
        }
        int most = answers.answers().stream().mapToInt(List::size).max().orElse(0);
        List<QuestionAnswering.Answer> flat = new ArrayList<>();
        for (List<QuestionAnswering.Answer> best : answers.answers()) {
            for (int i = 0; i < most; i++) {
                flat.add(i < best.size() ? best.get(i) : NONE);
            }
        }
        List<Long> shape = List.of((long) answers.answers().size(), (long) most);
        return switch (name) {
            case "answer" ->
                TaskTensors.texts(
                        name,
                        shape,
                        flat.stream().map(QuestionAnswering.Answer::answer).toList());
            case "score" ->
                new OutputTensor.Floats(
                        name, shape, flat.stream().map(a -> (float) a.score()).toList());
            case "start" ->
                new OutputTensor.Longs(
                        name, shape, flat.stream().map(a -> (long) a.start()).toList());
            case "end" ->
                new OutputTensor.Longs(
                        name, shape, flat.stream().map(a -> (long) a.end()).toList());
            default -> TaskTensors.json(answer);
        };
    }
}
