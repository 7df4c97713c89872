package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.MaskLogits;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tasks.LabelScore;
import io.ashlar.models.tasks.TextClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pipeline's answers of a case beside ours. */
final class ExpectedAnswers {
    private static final double TOLERANCE = 1e-4;

    private ExpectedAnswers() {}

    /** What differs; empty where nothing does, or nothing is expected. */
    static String compare(Path folder, TextRunner runner, Head head, List<Encoding> encodings, JsonNode goldenCase) {
        JsonNode expected = goldenCase.path("expected");
        if (!expected.isArray()) {
            return "";
        }
        return head == Head.FILL_MASK
                ? compareMasks(runner, encodings, goldenCase)
                : compareLabels(TextClassification.of(folder), runner.predict(encodings, Packing.Rows.FIRST), expected);
    }

    private static String compareLabels(TextClassification task, List<float[][]> logits, JsonNode expected) {
        for (int i = 0; i < logits.size(); i++) {
            List<LabelScore> scores = task.scores(logits.get(i)[0], TextClassification.Parameters.DEFAULT);
            for (int j = 0; j < scores.size(); j++) {
                JsonNode answer = expected.get(i).get(j);
                if (!scores.get(j).label().equals(answer.path("label").asText())
                        || Math.abs(scores.get(j).score() - answer.path("score").asDouble()) > TOLERANCE) {
                    return "text " + i + ": " + scores.get(j) + " instead of " + answer;
                }
            }
        }
        return "";
    }

    private static String compareMasks(TextRunner runner, List<Encoding> encodings, JsonNode goldenCase) {
        long mask = runner.tokenizer().maskId().orElseThrow();
        FillMask fillMask = new FillMask(runner.tokenizer());
        List<String> targets = new ArrayList<>();
        goldenCase.path("parameters").path("targets").forEach(target -> targets.add(target.asText()));
        int topK = goldenCase.path("parameters").path("top_k").asInt(5);
        Packing.Rows wanted = (encoding, token) -> encoding.id(token) == mask;
        List<float[][]> logits = runner.predict(encodings, wanted);
        JsonNode expected = goldenCase.path("expected");
        List<List<FillMask.Filled>> answers = new ArrayList<>();
        List<JsonNode> wantedAnswers = new ArrayList<>();
        for (int i = 0; i < encodings.size(); i++) {
            Encoding encoding = encodings.get(i);
            int[] positions = IntStream.range(0, encoding.tokenCount())
                    .filter(token -> wanted.wants(encoding, token))
                    .toArray();
            answers.addAll(fillMask.fill(
                    encoding, new MaskLogits(positions, logits.get(i)), new FillMask.Parameters(topK, targets)));
        }
        expected.forEach(wantedAnswers::add);
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < answers.get(i).size(); j++) {
                FillMask.Filled ours = answers.get(i).get(j);
                JsonNode theirs = wantedAnswers.get(i).get(j);
                if (ours.token() != theirs.path("token").asLong()
                        || !ours.tokenStr().equals(theirs.path("token_str").asText())
                        || !ours.sequence().equals(theirs.path("sequence").asText())
                        || Math.abs(ours.score() - theirs.path("score").asDouble()) > TOLERANCE) {
                    return "mask " + i + ": " + ours + " instead of " + theirs;
                }
            }
        }
        return "";
    }
}
