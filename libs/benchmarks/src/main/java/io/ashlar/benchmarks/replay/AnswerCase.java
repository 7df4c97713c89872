package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.answers.AnswerScore;
import io.ashlar.metrics.answers.AnswerText;
import io.ashlar.metrics.answers.AnsweredQuestion;
import io.ashlar.metrics.answers.SquadV1;
import io.ashlar.metrics.answers.SquadV2;
import java.util.List;

/** Answers, by SQuAD 1.1 or 2.0. */
final class AnswerCase {
    private AnswerCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        List<AnsweredQuestion> questions = input.stream()
                .map(row -> new AnsweredQuestion(
                        GoldenTree.texts(row.get("answers")),
                        row.path("prediction").textValue(),
                        row.path("no_answer_probability").asDouble()))
                .toList();
        return parameters.path("version").asText().equals("1.1")
                ? first(input, questions)
                : second(
                        input, questions, parameters.path("no_answer_threshold").asDouble(1));
    }

    private static JsonNode first(List<JsonNode> input, List<AnsweredQuestion> questions) {
        List<AnswerScore> scores = questions.stream().map(SquadV1::score).toList();
        ArrayNode rows = GoldenTree.array();
        for (int i = 0; i < scores.size(); i++) {
            ObjectNode row = rows.addObject();
            row.set("id", input.get(i).get("id"));
            GoldenTree.put(row, "exact_match", scores.get(i).exactMatch());
            GoldenTree.put(row, "f1", scores.get(i).f1());
            String prediction = questions.get(i).prediction();
            row.put("normalized_prediction", prediction == null ? null : AnswerText.normalize(prediction));
        }
        return new GoldenTree().metrics(SquadV1.metrics(scores)).rows(rows).tree();
    }

    private static JsonNode second(List<JsonNode> input, List<AnsweredQuestion> questions, double threshold) {
        ArrayNode rows = GoldenTree.array();
        for (int i = 0; i < questions.size(); i++) {
            AnswerScore raw = SquadV2.rawScore(questions.get(i));
            AnswerScore score = SquadV2.score(questions.get(i), threshold);
            ObjectNode row = rows.addObject();
            row.set("id", input.get(i).get("id"));
            GoldenTree.put(row, "raw_exact", raw.exactMatch());
            GoldenTree.put(row, "raw_f1", raw.f1());
            GoldenTree.put(row, "exact", score.exactMatch());
            GoldenTree.put(row, "f1", score.f1());
        }
        return new GoldenTree()
                .metrics(SquadV2.metrics(questions, threshold))
                .rows(rows)
                .tree();
    }
}
