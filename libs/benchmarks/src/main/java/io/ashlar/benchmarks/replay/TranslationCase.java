package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.translation.Bleu;
import io.ashlar.metrics.translation.BleuScore;
import io.ashlar.metrics.translation.Ter;
import io.ashlar.metrics.translation.TranslatedText;
import io.ashlar.metrics.translation.TranslationMetric;
import java.util.List;

/** Translations under every configuration of BLEU, chrF and TER that the case names. */
final class TranslationCase {
    private TranslationCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        List<TranslatedText> texts = input.stream()
                .map(row -> new TranslatedText(row.get("prediction").asText(), GoldenTree.texts(row.get("references"))))
                .toList();
        GoldenTree tree = new GoldenTree();
        ArrayNode rows = GoldenTree.array();
        input.forEach(row -> rows.addObject().set("id", row.get("id")));
        for (JsonNode configuration : parameters.get("configurations")) {
            String name = configuration.get("name").textValue();
            TranslationMetric metric = TranslationConfiguration.metric(configuration);
            double[][] statistics = metric.statistics(texts);
            double[] sum = TranslationMetric.sum(statistics);
            tree.metric(name, GoldenTree.number(metric.score(sum)));
            ObjectNode table = GoldenTree.object();
            describe(table, metric, sum);
            table.put("signature", metric.signature(TranslatedText.referenceCount(texts)));
            if (metric instanceof Bleu bleu && configuration.path("tokens").asBoolean()) {
                table.set(
                        "hypothesis_tokens",
                        GoldenTree.any(texts.stream()
                                .map(text -> bleu.tokens(text.prediction()))
                                .toList()));
            }
            tree.table(name, table);
            for (int i = 0; configuration.path("sentence").asBoolean() && i < statistics.length; i++) {
                ((ObjectNode) rows.get(i)).set(name, GoldenTree.number(metric.score(statistics[i])));
            }
        }
        return tree.rows(rows).tree();
    }

    private static void describe(ObjectNode table, TranslationMetric metric, double[] sum) {
        GoldenTree.put(table, "score", metric.score(sum));
        if (metric instanceof Bleu bleu) {
            BleuScore parts = bleu.parts(sum);
            table.set("precisions", GoldenTree.list(parts.precisions()));
            table.set("counts", GoldenTree.list(parts.counts()));
            table.set("totals", GoldenTree.list(parts.totals()));
            GoldenTree.put(table, "brevity_penalty", parts.brevityPenalty());
            table.put("hypothesis_length", parts.predictionLength());
            table.put("reference_length", parts.referenceLength());
        } else if (metric instanceof Ter) {
            GoldenTree.put(table, "edits", sum[0]);
            GoldenTree.put(table, "reference_length", sum[1]);
        }
    }
}
