package io.ashlar.metrics.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQuAD 1.1: every question has an answer. F1 of empty against empty is 0 there, though the match is exact. */
public final class SquadV1 {
    private SquadV1() {}

    /** 0 for a question that was not answered. */
    public static AnswerScore score(AnsweredQuestion question) {
        String prediction = question.prediction();
        if (prediction == null) {
            return new AnswerScore(0, 0);
        }
        double exact = 0;
        double f1 = 0;
        for (String answer : question.answers()) {
            exact = Math.max(exact, AnswerText.exactMatch(prediction, answer));
            f1 = Math.max(f1, AnswerText.f1(prediction, answer, 0));
        }
        return new AnswerScore(exact, f1);
    }

    /** {@code exact_match} and {@code f1} in percent, and {@code total}. */
    public static Map<String, Double> metrics(List<AnswerScore> scores) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("exact_match", Percent.mean(scores, AnswerScore::exactMatch));
        metrics.put("f1", Percent.mean(scores, AnswerScore::f1));
        metrics.put("total", (double) scores.size());
        return metrics;
    }
}
