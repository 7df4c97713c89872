package io.ashlar.metrics.likelihood;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Perplexity and what follows from it; pure functions, any thread. */
public final class LanguageModelMetrics {
    private LanguageModelMetrics() {}

    /**
     * Over all rows: {@code perplexity} is weighted by tokens; {@code mean_of_row_perplexities} is the other common
     * number, each row counting the same. Bytes are UTF-8, characters code points, both of every text. NaN where no
     * token counts.
     */
    public static Map<String, Double> of(List<ScoredText> rows) {
        double tokens = rows.stream().mapToLong(ScoredText::tokens).sum();
        double bytes = rows.stream()
                .mapToLong(row -> row.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        double characters = rows.stream()
                .mapToLong(row -> row.text().codePointCount(0, row.text().length()))
                .sum();
        double surprise =
                rows.stream().mapToDouble(ScoredText::negativeLogLikelihood).sum();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("tokens", tokens);
        metrics.put("bytes", bytes);
        metrics.put("characters", characters);
        metrics.put("negative_log_likelihood", surprise);
        metrics.put("mean_negative_log_likelihood", surprise / tokens);
        metrics.put("perplexity", Math.exp(surprise / tokens));
        metrics.put("bits_per_token", surprise / tokens / Math.log(2));
        metrics.put("bits_per_byte", surprise / Math.log(2) / bytes);
        metrics.put("bits_per_character", surprise / Math.log(2) / characters);
        metrics.put(
                "mean_of_row_perplexities",
                rows.stream()
                        .filter(row -> row.tokens() > 0)
                        .mapToDouble(ScoredText::perplexity)
                        .average()
                        .orElse(Double.NaN));
        return metrics;
    }
}
