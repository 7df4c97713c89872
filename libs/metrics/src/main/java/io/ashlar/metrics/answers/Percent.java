package io.ashlar.metrics.answers;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Means times one hundred. */
final class Percent {
    private Percent() {}

    static double mean(List<AnswerScore> scores, ToDoubleFunction<AnswerScore> value) {
        return 100 * scores.stream().mapToDouble(value).sum() / scores.size();
    }
}
