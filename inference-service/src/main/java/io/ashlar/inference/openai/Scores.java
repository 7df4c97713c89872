package io.ashlar.inference.openai;

import io.ashlar.models.tasks.generation.TokenScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores of a prompt's tokens as a completion's {@code logprobs}; offsets count code points. */
final class Scores {
    private Scores() {}

    static Map<String, Object> of(List<TokenScore> scores) {
        List<@Nullable Float> probabilities = new ArrayList<>();
        List<@Nullable Map<String, Float>> top = new ArrayList<>();
        for (TokenScore score : scores) {
            probabilities.add(score.logProbability());
            top.add(score.logProbability() == null ? null : top(score));
        }
        boolean hasTop = scores.stream().anyMatch(score -> !score.top().isEmpty());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tokens", scores.stream().map(TokenScore::text).toList());
        fields.put("token_logprobs", probabilities);
        fields.put("top_logprobs", hasTop ? top : null);
        fields.put("text_offset", scores.stream().map(TokenScore::start).toList());
        return fields;
    }

    /** By text, the token itself among them; of tokens that read the same, the likelier one counts. */
    private static Map<String, Float> top(TokenScore score) {
        Map<String, Float> top = new LinkedHashMap<>();
        score.top().forEach(best -> top.merge(best.text(), best.logProbability(), Math::max));
        Float own = score.logProbability();
        if (own != null) {
            top.merge(score.text(), own, Math::max);
        }
        return top;
    }
}
