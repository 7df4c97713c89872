package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.answers.AnswerScore;
import io.ashlar.metrics.answers.AnsweredQuestion;
import io.ashlar.metrics.answers.SquadV1;
import io.ashlar.metrics.answers.SquadV2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Questions about a context. Where some have no answer it is SQuAD 2.0, else 1.1. */
record QuestionAnsweringEvaluation(RoleColumns columns) implements TaskEvaluation {
    private static final double NEVER = 1;

    @Override
    public Example example(Row row) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("question", columns.needed(row, "question"));
        inputs.put("context", columns.needed(row, "context"));
        return new Example((int) row.number(), inputs, Json.tree(answers(row)), "", columns.slice(row));
    }

    /** SQuAD's object of lists, a list of texts, or a column with one text; none where the text is empty. */
    private List<String> answers(Row row) {
        if (columns.has("answerText")) {
            String answer = columns.text(row, "answerText");
            return answer.isEmpty() ? List.of() : List.of(answer);
        }
        JsonNode answers = ListValues.json(columns, row, "answers");
        JsonNode list = answers.isObject() ? answers.path("text") : answers;
        List<String> texts = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(text -> texts.add(text.isObject() ? text.path("text").asText() : text.asText()));
        } else if (list.isTextual() && !list.textValue().isEmpty()) {
            texts.add(list.textValue());
        } else if (!list.isNull() && !list.isTextual()) {
            throw columns.malformed(row, "answers", "holds neither texts nor SQuAD's {\"text\": [...]}");
        }
        return texts;
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("handle_impossible_answer", true);
    }

    @Override
    public int rowsPerRequest() {
        return MANY / 4;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<AnsweredQuestion> questions = IntStream.range(0, rows.size())
                .mapToObj(row ->
                        question(rows.get(row).reference(), predictions.rows().get(row)))
                .toList();
        boolean impossible = rows.stream().anyMatch(row -> row.reference().isEmpty());
        List<AnswerScore> scores = questions.stream()
                .map(question -> impossible ? SquadV2.rawScore(question) : SquadV1.score(question))
                .toList();
        List<RowResult> results = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            JsonNode answer = HubAnswers.first(predictions.rows().get(row));
            results.add(new RowResult(
                    String.join(" / ", questions.get(row).answers()),
                    HubAnswers.text(answer, "answer"),
                    scores.get(row).f1(),
                    answer.path("score").asDouble(),
                    null));
        }
        return new Measurement(
                impossible ? SquadV2.metrics(questions, NEVER) : SquadV1.metrics(scores),
                chosen -> headline(scores, chosen, impossible),
                results,
                Details.NONE);
    }

    private static AnsweredQuestion question(JsonNode answers, JsonNode answer) {
        List<String> texts = new ArrayList<>();
        answers.forEach(text -> texts.add(text.asText()));
        return new AnsweredQuestion(texts, HubAnswers.text(answer, "answer"), 0);
    }

    private static Map<String, Double> headline(List<AnswerScore> scores, int[] chosen, boolean impossible) {
        Map<String, Double> metrics =
                SquadV1.metrics(Arrays.stream(chosen).mapToObj(scores::get).toList());
        return Map.of(
                impossible ? "exact" : "exact_match",
                metrics.getOrDefault("exact_match", Double.NaN),
                "f1",
                metrics.getOrDefault("f1", Double.NaN));
    }
}
