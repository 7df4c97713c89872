package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.likelihood.LanguageModelMetrics;
import io.ashlar.metrics.likelihood.ScoredText;
import java.util.List;

/** Log-likelihoods of tokens. */
final class LanguageModelCase {
    private LanguageModelCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        List<ScoredText> texts = input.stream()
                .map(row -> new ScoredText(
                        row.get("text").asText(),
                        GoldenTree.doubles(row.get("log_likelihoods")),
                        mask(row.get("mask"))))
                .toList();
        ArrayNode rows = GoldenTree.array();
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode row = rows.addObject();
            row.set("id", input.get(i).get("id"));
            row.put("tokens", texts.get(i).tokens());
            GoldenTree.put(row, "negative_log_likelihood", texts.get(i).negativeLogLikelihood());
            GoldenTree.put(row, "perplexity", texts.get(i).perplexity());
        }
        return new GoldenTree()
                .metrics(LanguageModelMetrics.of(texts))
                .rows(rows)
                .tree();
    }

    private static boolean[] mask(JsonNode list) {
        boolean[] mask = new boolean[list.size()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = list.get(i).asBoolean();
        }
        return mask;
    }
}
