package io.ashlar.evaluation.tasks;

import io.ashlar.metrics.rouge.Rouge;
import io.ashlar.metrics.rouge.RougeKind;
import io.ashlar.metrics.rouge.RougeMetrics;
import io.ashlar.metrics.rouge.RougeScores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** ROUGE of texts: {@code rouge1} and so on are F1, as everywhere; a row's score is its rougeL. */
final class RougeMeasurement {
    private RougeMeasurement() {}

    static Measurement of(List<Example> rows, List<String> texts) {
        Rouge rouge = new Rouge(true);
        List<RougeScores> scores = IntStream.range(0, rows.size())
                .mapToObj(row -> rouge.score(List.of(rows.get(row).reference().asText()), texts.get(row)))
                .toList();
        Map<String, Double> metrics = headline(scores);
        metrics.putAll(RougeMetrics.of(scores));
        double[] rowScores = scores.stream()
                .mapToDouble(score -> score.of(RougeKind.ROUGE_L).f1())
                .toArray();
        return new Measurement(
                metrics,
                chosen -> headline(Arrays.stream(chosen).mapToObj(scores::get).toList()),
                GeneratedText.results(rows, texts, rowScores),
                Details.NONE);
    }

    private static Map<String, Double> headline(List<RougeScores> scores) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (RougeKind kind : RougeKind.values()) {
            metrics.put(
                    kind.wireName(),
                    scores.stream()
                            .mapToDouble(score -> score.of(kind).f1())
                            .average()
                            .orElse(Double.NaN));
        }
        return metrics;
    }
}
