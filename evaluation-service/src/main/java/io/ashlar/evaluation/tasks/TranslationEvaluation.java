package io.ashlar.evaluation.tasks;

import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.translation.Bleu;
import io.ashlar.metrics.translation.BleuOptions;
import io.ashlar.metrics.translation.Chrf;
import io.ashlar.metrics.translation.ChrfOptions;
import io.ashlar.metrics.translation.Ter;
import io.ashlar.metrics.translation.TerOptions;
import io.ashlar.metrics.translation.Tokenization;
import io.ashlar.metrics.translation.TranslatedText;
import io.ashlar.metrics.translation.TranslationMetric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts with their translation: sacreBLEU, chrF and TER.
 *
 * @param sourceLanguage the code that the model knows it by, for models of many languages
 */
record TranslationEvaluation(
        RoleColumns columns,
        @Nullable String sourceLanguage,
        @Nullable String targetLanguage) implements TaskEvaluation {
    private static final double PERCENT = 100;

    @Override
    public Example example(Row row) {
        return GeneratedText.example(columns, row, "source", "target");
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (sourceLanguage != null) {
            parameters.put("src_lang", sourceLanguage);
        }
        if (targetLanguage != null) {
            parameters.put("tgt_lang", targetLanguage);
        }
        return parameters;
    }

    @Override
    public int rowsPerRequest() {
        return GeneratedText.FEW;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<String> texts = GeneratedText.texts(predictions, "translation_text");
        List<TranslatedText> pairs = IntStream.range(0, rows.size())
                .mapToObj(row -> new TranslatedText(
                        texts.get(row), List.of(rows.get(row).reference().asText())))
                .toList();
        Map<String, TranslationMetric> metrics = metrics();
        Map<String, double[][]> statistics = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> statistics.put(name, metric.statistics(pairs)));
        TranslationMetric chrf = new Chrf(ChrfOptions.DEFAULT);
        double[] rowScores = Arrays.stream(chrf.statistics(pairs))
                .mapToDouble(row -> chrf.score(row) / PERCENT)
                .toArray();
        return new Measurement(
                scores(metrics, statistics, IntStream.range(0, rows.size()).toArray()),
                chosen -> scores(metrics, statistics, chosen),
                GeneratedText.results(rows, texts, rowScores),
                Details.NONE);
    }

    /** BLEU's words are those of the target language where it is known, and 13a else. */
    private Map<String, TranslationMetric> metrics() {
        BleuOptions bleu = BleuOptions.DEFAULT.withTokenization(
                Tokenization.ofLanguage(targetLanguage == null ? "" : targetLanguage));
        Map<String, TranslationMetric> metrics = new LinkedHashMap<>();
        metrics.put("bleu", new Bleu(bleu));
        for (int order = 1; order <= bleu.maxOrder(); order++) {
            metrics.put("bleu_" + order, new Bleu(bleu.withMaxOrder(order)));
        }
        metrics.put("chrf", new Chrf(ChrfOptions.DEFAULT));
        metrics.put("chrf_plus_plus", new Chrf(ChrfOptions.PLUS_PLUS));
        metrics.put("ter", new Ter(TerOptions.DEFAULT));
        return metrics;
    }

    private static Map<String, Double> scores(
            Map<String, TranslationMetric> metrics, Map<String, double[][]> statistics, int[] chosen) {
        Map<String, Double> scores = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> scores.put(
                name, metric.score(TranslationMetric.sum(statistics.getOrDefault(name, new double[1][1]), chosen))));
        return scores;
    }
}
