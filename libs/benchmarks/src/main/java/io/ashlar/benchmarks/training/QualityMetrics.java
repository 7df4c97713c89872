package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.answers.AnswerScore;
import io.ashlar.metrics.answers.AnsweredQuestion;
import io.ashlar.metrics.answers.SquadV1;
import io.ashlar.metrics.entities.EntityCounts;
import io.ashlar.metrics.entities.TaggedRows;
import io.ashlar.models.training.data.QuestionRows;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the answers of test rows are worth, whoever gave them. */
final class QualityMetrics {
    private static final int LONGEST_ANSWER = 15;

    private QualityMetrics() {}

    /** Rows with one label or several. */
    record Labelled(List<JsonNode> rows, QualityColumns columns, List<String> labels) {
        Map<String, Double> one(List<float[][]> answers) {
            int right = 0;
            for (int i = 0; i < rows.size(); i++) {
                String predicted = labels.get(best(answers.get(i)[0]));
                right += predicted.equals(columns.labelOf(rows.get(i)).asText()) ? 1 : 0;
            }
            return Map.of("accuracy", right / (double) rows.size());
        }

        /** A label counts as given where its probability is above a half. */
        Map<String, Double> several(List<float[][]> answers) {
            long both = 0;
            long either = 0;
            for (int i = 0; i < rows.size(); i++) {
                Set<String> expected = new HashSet<>(QualityColumns.texts(columns.labelOf(rows.get(i))));
                float[] logits = answers.get(i)[0];
                Set<String> given = new HashSet<>();
                for (int label = 0; label < logits.length; label++) {
                    if (logits[label] > 0) {
                        given.add(labels.get(label));
                    }
                }
                either += expected.size() + given.size();
                given.retainAll(expected);
                both += given.size();
            }
            return Map.of("f1_micro", either == 0 ? 0 : 2.0 * both / either);
        }
    }

    static Map<String, Double> entities(List<String> labels, List<TrainingRow> rows, List<float[][]> answers) {
        List<List<String>> right = new ArrayList<>();
        List<List<String>> predicted = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            TextRow text = (TextRow) rows.get(row);
            int[] tokens = TokenClassificationObjective.labelled(text);
            List<String> expected = new ArrayList<>();
            List<String> given = new ArrayList<>();
            for (int i = 0; i < tokens.length; i++) {
                expected.add(labels.get((int) text.target()[tokens[i]]));
                given.add(labels.get(best(answers.get(row)[i])));
            }
            right.add(expected);
            predicted.add(given);
        }
        Double f1 = EntityCounts.lenient(new TaggedRows(right, predicted))
                .scores()
                .metrics()
                .get("f1_micro");
        return Map.of("f1", f1 == null || f1.isNaN() ? 0 : f1);
    }

    /** Questions of SQuAD 1.1: the best span of all windows of a question, with the F1 of its words in percent. */
    record Answered(List<JsonNode> rows, RowEncoder encoder, QuestionRows questions) {
        static QuestionRows.Question question(JsonNode row) {
            JsonNode answers = row.path("answers");
            return new QuestionRows.Question(
                    row.path("question").asText(),
                    row.path("context").asText(),
                    answers.path("text").isEmpty()
                            ? Optional.empty()
                            : Optional.of(new QuestionRows.Question.Answer(
                                    answers.path("text").get(0).asText(),
                                    answers.path("answer_start").get(0).asInt())));
        }

        Map<String, Double> of(List<float[][]> answers) {
            List<AnswerScore> scores = new ArrayList<>();
            int at = 0;
            for (JsonNode row : rows) {
                double best = Double.NEGATIVE_INFINITY;
                String found = "";
                String context = row.path("context").asText();
                for (QuestionRows.Window window : questions.windows(question(row))) {
                    Span span = Span.best(window, answers.get(at++));
                    if (span.score() > best) {
                        best = span.score();
                        found = span.of(window, context);
                    }
                }
                scores.add(SquadV1.score(new AnsweredQuestion(
                        QualityColumns.texts(row.path("answers").path("text")), found, 0)));
            }
            return Map.of("f1", SquadV1.metrics(scores).getOrDefault("f1", 0.0) / 100);
        }
    }

    /** Tokens of a context from one to another, both included. */
    private record Span(int begin, int end, double score) {
        static Span best(QuestionRows.Window window, float[][] logits) {
            Span best = new Span(0, 0, Double.NEGATIVE_INFINITY);
            for (int begin = 0; begin < logits.length; begin++) {
                if (!isContext(window, begin)) {
                    continue;
                }
                int last = Math.min(logits.length, begin + LONGEST_ANSWER);
                for (int end = begin; end < last && isContext(window, end); end++) {
                    double score = (double) logits[begin][0] + logits[end][1];
                    best = score > best.score() ? new Span(begin, end, score) : best;
                }
            }
            return best;
        }

        private static boolean isContext(QuestionRows.Window window, int token) {
            return !window.encoding().isSpecial(token) && window.encoding().sequence(token) == 1;
        }

        String of(QuestionRows.Window window, String context) {
            int from = context.offsetByCodePoints(0, window.encoding().begin(begin));
            return context.substring(
                    from, context.offsetByCodePoints(0, window.encoding().end(end)));
        }
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
