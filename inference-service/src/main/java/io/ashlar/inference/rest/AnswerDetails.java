package io.ashlar.inference.rest;

import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.models.generation.FinishReason;
import io.ashlar.models.tasks.generation.WrittenText;
import io.ashlar.models.tasks.generation.WrittenToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the tokens of answers, for {@code details} as text-generation-inference has them. */
final class AnswerDetails implements AnswerListener {
    private final Map<Integer, List<TokenEvent>> tokens = new LinkedHashMap<>();

    @Override
    public synchronized void token(int input, WrittenToken token) {
        of(input).add(TokenEvent.of(token));
    }

    @Override
    public synchronized void piece(int input, String text) {
        List<TokenEvent> told = of(input);
        int last = told.size() - 1;
        if (last >= 0) {
            told.set(last, told.get(last).longer(text));
        }
    }

    private List<TokenEvent> of(int input) {
        return tokens.computeIfAbsent(input, key -> new ArrayList<>());
    }

    /** For each input its texts, the first with the details. */
    synchronized List<List<Map<String, Object>>> results(Answer.Texts answer) {
        List<List<Map<String, Object>>> results = new ArrayList<>();
        for (List<WrittenText> texts : answer.texts()) {
            List<TokenEvent> told = of(results.size());
            List<Map<String, Object>> named = new ArrayList<>();
            for (WrittenText text : texts) {
                Map<String, Object> one = new LinkedHashMap<>(Map.of("generated_text", text.text()));
                if (named.isEmpty()) {
                    Map<String, Object> details = new LinkedHashMap<>(ending(text));
                    details.put("prefill", List.of());
                    details.put("tokens", told);
                    one.put("details", details);
                }
                named.add(one);
            }
            results.add(named);
        }
        return results;
    }

    /** Why and after how many tokens a text ended. */
    static Map<String, Object> ending(WrittenText text) {
        return Map.of(
                "finish_reason",
                text.reason() == FinishReason.LENGTH ? "length" : "eos_token",
                "generated_tokens",
                text.tokens().length);
    }
}
