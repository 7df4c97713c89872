package io.ashlar.metrics.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** SQuAD 2.0: some questions have no answer, and a model may say so. */
public final class SquadV2 {
    private SquadV2() {}

    /** Of the answer alone, whatever the probability of none; a missing prediction is an empty one. */
    public static AnswerScore rawScore(AnsweredQuestion question) {
        String prediction = text(question);
        List<String> answers = question.answers().stream()
                .filter(answer -> !AnswerText.normalize(answer).isEmpty())
                .toList();
        double exact = 0;
        double f1 = 0;
        for (String answer : answers.isEmpty() ? List.of("") : answers) {
            exact = Math.max(exact, AnswerText.exactMatch(prediction, answer));
            f1 = Math.max(f1, AnswerText.f1(prediction, answer, 1));
        }
        return new AnswerScore(exact, f1);
    }

    /** Above the threshold the model says "no answer", which is right or wrong and nothing between. */
    public static AnswerScore score(AnsweredQuestion question, double threshold) {
        if (question.noAnswerProbability() > threshold) {
            double right = question.hasAnswer() ? 0 : 1;
            return new AnswerScore(right, right);
        }
        return rawScore(question);
    }

    /**
     * {@code exact, f1, total}, the same with {@code HasAns_} and {@code NoAns_} where there are such questions, and
     * the best that any threshold would give: {@code best_exact, best_exact_thresh, best_f1, best_f1_thresh}.
     */
    public static Map<String, Double> metrics(List<AnsweredQuestion> questions, double threshold) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        add(metrics, "", questions, threshold);
        add(
                metrics,
                "HasAns_",
                questions.stream().filter(AnsweredQuestion::hasAnswer).toList(),
                threshold);
        add(
                metrics,
                "NoAns_",
                questions.stream().filter(each -> !each.hasAnswer()).toList(),
                threshold);
        List<AnswerScore> raw = questions.stream().map(SquadV2::rawScore).toList();
        addBest(
                metrics,
                "best_exact",
                questions,
                raw.stream().mapToDouble(AnswerScore::exactMatch).toArray());
        addBest(
                metrics,
                "best_f1",
                questions,
                raw.stream().mapToDouble(AnswerScore::f1).toArray());
        return metrics;
    }

    private static void add(
            Map<String, Double> metrics, String prefix, List<AnsweredQuestion> questions, double threshold) {
        if (!questions.isEmpty()) {
            List<AnswerScore> scores =
                    questions.stream().map(each -> score(each, threshold)).toList();
            metrics.put(prefix + "exact", Percent.mean(scores, AnswerScore::exactMatch));
            metrics.put(prefix + "f1", Percent.mean(scores, AnswerScore::f1));
            metrics.put(prefix + "total", (double) scores.size());
        }
    }

    /** Raises the threshold over one question after the other, equal probabilities in the questions' order. */
    private static void addBest(
            Map<String, Double> metrics, String name, List<AnsweredQuestion> questions, double[] raw) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, raw.length).boxed().toList());
        order.sort(Comparator.comparingDouble(row -> questions.get(row).noAnswerProbability()));
        double current = questions.stream().filter(each -> !each.hasAnswer()).count();
        double best = current;
        double threshold = 0;
        for (int row : order) {
            AnsweredQuestion question = questions.get(row);
            if (question.hasAnswer()) {
                current += raw[row];
            } else if (!text(question).isEmpty()) {
                current--;
            }
            if (current > best) {
                best = current;
                threshold = question.noAnswerProbability();
            }
        }
        metrics.put(name, 100 * best / raw.length);
        metrics.put(name + "_thresh", threshold);
    }

    private static String text(AnsweredQuestion question) {
        String prediction = question.prediction();
        return prediction == null ? "" : prediction;
    }
}
