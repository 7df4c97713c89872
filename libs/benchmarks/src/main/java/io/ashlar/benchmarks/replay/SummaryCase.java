package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.rouge.PorterStemmer;
import io.ashlar.metrics.rouge.Rouge;
import io.ashlar.metrics.rouge.RougeMetrics;
import io.ashlar.metrics.rouge.RougeScores;
import java.util.List;

/** Summaries, with and without the stemmer. */
final class SummaryCase {
    private SummaryCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        GoldenTree tree = new GoldenTree();
        ArrayNode rows = GoldenTree.array();
        input.forEach(row -> rows.addObject().set("id", row.get("id")));
        add(tree, rows, input, "plain.", new Rouge(false));
        add(tree, rows, input, "stemmer.", new Rouge(true));
        tree.rows(rows);
        if (parameters.has("stem_words")) {
            ObjectNode stems = GoldenTree.object();
            parameters
                    .get("stem_words")
                    .forEach(word -> stems.put(word.textValue(), PorterStemmer.stem(word.textValue())));
            tree.table("stems", stems);
        }
        return tree.tree();
    }

    private static void add(GoldenTree tree, ArrayNode rows, List<JsonNode> input, String mode, Rouge rouge) {
        List<RougeScores> scores = input.stream()
                .map(row -> rouge.score(
                        GoldenTree.texts(row.get("references")),
                        row.get("prediction").asText()))
                .toList();
        tree.metrics(mode, RougeMetrics.of(scores));
        for (int i = 0; i < scores.size(); i++) {
            ObjectNode row = (ObjectNode) rows.get(i);
            scores.get(i)
                    .byKind()
                    .forEach((kind, score) -> row.set(
                            mode + kind.wireName(),
                            GoldenTree.list(List.of(score.precision(), score.recall(), score.f1()))));
        }
    }
}
