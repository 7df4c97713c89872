package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One case: what went in, and what came out. */
record GoldenCase(int number, JsonNode json, Checkpoint tensors) {
    String name() {
        return json.path("name").asText();
    }

    JsonNode inputs() {
        return json.path("inputs");
    }

    JsonNode expected() {
        return json.path("expected");
    }

    JsonNode parameters() {
        return json.path("parameters");
    }

    Optional<Tensor> tensor(String name) {
        return tensors.find("case" + number + "." + name);
    }

    /** The encodings that the case itself gives, padding left out: what the model takes where no tokenizer is. */
    List<Encoding> givenEncodings() {
        List<Encoding> encodings = new ArrayList<>();
        for (int row = 0; row < json.path("input_ids").size(); row++) {
            List<Long> ids = new ArrayList<>();
            List<Long> types = new ArrayList<>();
            for (int i = 0; i < json.path("input_ids").get(row).size(); i++) {
                if (json.path("attention_mask").path(row).path(i).asInt(1) == 1) {
                    ids.add(json.path("input_ids").get(row).get(i).asLong());
                    types.add(json.path("token_type_ids").path(row).path(i).asLong(0));
                }
            }
            encodings.add(Encoding.ofIds(array(ids), array(types)));
        }
        return encodings;
    }

    /**
     * The largest difference where there is a token; expected logits are (batch, answer) or (batch, tokens, answer).
     */
    static double difference(Tensor expected, List<float[][]> answers) {
        float[] values = Tensors.toFloats(expected);
        boolean everyToken = expected.shape().size() == 3;
        int width = Math.toIntExact(expected.shape().get(expected.shape().size() - 1));
        int rows = everyToken ? Math.toIntExact(expected.shape().get(1)) : 1;
        double largest = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (int row = 0; row < answers.get(i).length; row++) {
                for (int j = 0; j < width; j++) {
                    double difference = Math.abs(values[(i * rows + row) * width + j] - answers.get(i)[row][j]);
                    largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                }
            }
        }
        return largest;
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
