package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.LabelScore;
import io.ashlar.models.tasks.ScoreFunction;
import io.ashlar.models.tasks.TextClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labels and scores of texts and pairs. */
record TextClassificationCase(Path folder, TextRunner runner) implements EncoderCase {
    @Override
    public List<Encoding> encodings(GoldenCase golden) {
        return EncoderCases.encodings(runner, golden);
    }

    @Override
    public double difference(GoldenCase golden, List<float[][]> logits) {
        if (!runner.isCausal() || golden.json().has("position_ids")) {
            return EncoderCases.difference(golden, logits);
        }
        // The reference was given padding on the left and no positions: there its tokens stand where the padding ends.
        List<float[][]> shifted = new ArrayList<>();
        List<Encoding> encodings = golden.givenEncodings();
        for (int i = 0; i < encodings.size(); i++) {
            int before = 0;
            JsonNode mask = golden.json().path("attention_mask").path(i);
            while (mask.path(before).asInt(1) == 0) {
                before++;
            }
            shifted.add(runner.predictAt(before, encodings.get(i), runner.rows()));
        }
        return EncoderCases.difference(golden, shifted);
    }

    @Override
    public String answers(GoldenCase golden, List<Encoding> encodings, List<float[][]> logits) {
        if (!golden.expected().isArray()) {
            return "";
        }
        TextClassification task = TextClassification.of(folder);
        for (int i = 0; i < logits.size(); i++) {
            List<LabelScore> scores = task.scores(logits.get(i)[0], parameters(golden));
            if (scores.size() != golden.expected().path(i).size()) {
                return "text " + i + ": " + scores + " instead of "
                        + golden.expected().path(i);
            }
            for (int j = 0; j < scores.size(); j++) {
                JsonNode answer = golden.expected().get(i).get(j);
                if (!scores.get(j).label().equals(answer.path("label").asText())
                        || Math.abs(scores.get(j).score() - answer.path("score").asDouble()) > EncoderCases.TOLERANCE) {
                    return "text " + i + ": " + scores.get(j) + " instead of " + answer;
                }
            }
        }
        return "";
    }

    private static TextClassification.Parameters parameters(GoldenCase golden) {
        JsonNode most = golden.parameters().path("top_k");
        JsonNode function = golden.parameters().path("function_to_apply");
        return new TextClassification.Parameters(
                most.isInt() ? most.intValue() : null,
                function.isTextual() ? ScoreFunction.of(function.asText()) : null);
    }
}
