package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.likelihood.LanguageModelMetrics;
import io.ashlar.metrics.likelihood.ScoredText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts as they stand: how likely a model finds them, token by token; perplexity and its kin. A text's first token has
 * nothing before it and does not count.
 */
record WholeTextEvaluation(RoleColumns columns) implements TaskEvaluation {
    private static final String TEXT = "text";

    /** What intervals, differences and slices are told of. */
    private static final List<String> HEADLINE = List.of("perplexity", "bits_per_byte", "word_perplexity");

    @Override
    public Example example(Row row) {
        String text = columns.needed(row, TEXT);
        return new Example((int) row.number(), Map.of(TEXT, text), NullNode.getInstance(), "", columns.slice(row));
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("score", true);
    }

    @Override
    public int rowsPerRequest() {
        return GeneratedText.FEW;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<ScoredText> texts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            texts.add(scored(rows.get(row), predictions.rows().get(row)));
        }
        return new Measurement(
                metrics(texts),
                chosen -> {
                    Map<String, Double> all =
                            metrics(Arrays.stream(chosen).mapToObj(texts::get).toList());
                    all.keySet().retainAll(HEADLINE);
                    return all;
                },
                texts.stream().map(WholeTextEvaluation::result).toList(),
                Details.NONE);
    }

    private static ScoredText scored(Example row, JsonNode answer) {
        JsonNode scores = HubAnswers.first(answer).path("scores");
        if (!scores.isArray()) {
            throw new ProblemException(
                    ProblemCode.INTERNAL,
                    "The endpoint's answer has no 'scores'. Is it an endpoint of text-generation?");
        }
        double[] logLikelihoods = new double[scores.size()];
        boolean[] counted = new boolean[scores.size()];
        for (int i = 0; i < logLikelihoods.length; i++) {
            JsonNode value = scores.get(i).path("logprob");
            counted[i] = value.isNumber();
            logLikelihoods[i] = value.asDouble(0);
        }
        return new ScoredText(row.text(), logLikelihoods, counted);
    }

    private static Map<String, Double> metrics(List<ScoredText> texts) {
        Map<String, Double> metrics = new LinkedHashMap<>(LanguageModelMetrics.of(texts));
        double surprise =
                texts.stream().mapToDouble(ScoredText::negativeLogLikelihood).sum();
        double words = texts.stream().mapToLong(text -> words(text.text())).sum();
        metrics.put("word_perplexity", words == 0 ? Double.NaN : Math.exp(surprise / words));
        return metrics;
    }

    /** Runs of what is no blank. */
    private static long words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    /** A row's score is the mean probability of its tokens, geometrically: one over its perplexity. */
    private static RowResult result(ScoredText text) {
        boolean isCounted = text.tokens() > 0;
        return RowResult.of(
                text.text(),
                isCounted ? String.format(Locale.ROOT, "perplexity %.4g", text.perplexity()) : "no token that counts",
                isCounted ? 1 / text.perplexity() : 0);
    }
}
