package io.ashlar.metrics.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be answered and what was.
 *
 * @param answers every right answer; none where the context has none (version 2.0)
 * @param prediction null where nothing was answered at all, empty where the model says that there is no answer
 * @param noAnswerProbability how sure the model is that there is none; 0 in version 1.1
 */
public record AnsweredQuestion(
        List<String> answers, @Nullable String prediction, double noAnswerProbability) {
    public AnsweredQuestion {
        answers = List.copyOf(answers);
    }

    boolean hasAnswer() {
        return !answers.isEmpty();
    }
}
