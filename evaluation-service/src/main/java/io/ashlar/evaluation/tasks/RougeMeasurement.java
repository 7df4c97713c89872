package io.ashlar.evaluation.tasks;

import io.ashlar.metrics.rouge.Rouge;
import io.ashlar.metrics.rouge.RougeKind;
import io.ashlar.metrics.rouge.RougeMetrics;
import io.ashlar.metrics.rouge.RougeScores;
import java.util.Arrays;
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
        Map<String, Double> metrics = RougeMetrics.f1(scores);
        metrics.putAll(RougeMetrics.of(scores));
        double[] rowScores = scores.stream()
                .mapToDouble(score -> score.of(RougeKind.ROUGE_L).f1())
                .toArray();
        return new Measurement(
                metrics,
                chosen -> RougeMetrics.f1(
                        Arrays.stream(chosen).mapToObj(scores::get).toList()),
                GeneratedText.results(rows, texts, rowScores),
                Details.NONE);
    }
}
