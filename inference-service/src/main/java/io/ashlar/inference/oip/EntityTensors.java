package io.ashlar.inference.oip;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.models.tasks.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * Entities one after another, of shape {@code [M]}: texts have different numbers of them, so {@code row} says which
 * text each is of.
 */
record EntityTensors() implements TaskTensors {
    private static final List<TensorSpec> OUTPUTS = List.of(
            TensorSpec.of("row", Datatype.INT64, -1),
            TensorSpec.of("label", Datatype.BYTES, -1),
            TensorSpec.of("score", Datatype.FP32, -1),
            TensorSpec.of("word", Datatype.BYTES, -1),
            TensorSpec.of("start", Datatype.INT64, -1),
            TensorSpec.of("end", Datatype.INT64, -1),
            JSON);

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Entities entities)) {
            throw new IllegalArgumentException("not entities: " + answer);
        }
        List<Entity> flat = entities.entities().stream().flatMap(List::stream).toList();
        List<Long> shape = List.of((long) flat.size());
        return switch (name) {
            case "row" -> new OutputTensor.Longs(name, shape, rows(entities));
            case "label" ->
                TaskTensors.texts(name, shape, flat.stream().map(Entity::label).toList());
            case "word" ->
                TaskTensors.texts(name, shape, flat.stream().map(Entity::word).toList());
            case "score" ->
                new OutputTensor.Floats(
                        name, shape, flat.stream().map(e -> (float) e.score()).toList());
            case "start" ->
                new OutputTensor.Longs(
                        name, shape, flat.stream().map(e -> (long) e.start()).toList());
            case "end" ->
                new OutputTensor.Longs(
                        name, shape, flat.stream().map(e -> (long) e.end()).toList());
            default -> TaskTensors.json(answer);
        };
    }

    private static List<Long> rows(Answer.Entities entities) {
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < entities.entities().size(); i++) {
            for (int j = 0; j < entities.entities().get(i).size(); j++) {
                rows.add((long) i);
            }
        }
        return rows;
    }
}
