package io.ashlar.inference.prediction;

import io.ashlar.models.tasks.generation.TokenScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores of tokens as JSON, with text-generation-inference's names where it has them. */
final class TokenScoreJson {
    private TokenScoreJson() {}

    static List<Map<String, Object>> of(List<TokenScore> scores) {
        return scores.stream().map(TokenScoreJson::of).toList();
    }

    private static Map<String, Object> of(TokenScore score) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", score.id());
        fields.put("text", score.text());
        fields.put("start", score.start());
        fields.put("logprob", score.logProbability());
        if (!score.top().isEmpty()) {
            fields.put(
                    "top",
                    score.top().stream()
                            .map(best -> Map.of("id", best.id(), "text", best.text(), "logprob", best.logProbability()))
                            .toList());
        }
        return fields;
    }
}
