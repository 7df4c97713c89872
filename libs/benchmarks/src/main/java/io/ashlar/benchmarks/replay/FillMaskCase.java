package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.likelihood.CandidateRanks;
import java.util.List;

/** Ranked candidates, or scores of all. */
final class FillMaskCase {
    private FillMaskCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        int[] ranks = input.stream().mapToInt(FillMaskCase::rank).toArray();
        ArrayNode rows = GoldenTree.array();
        for (int i = 0; i < ranks.length; i++) {
            ObjectNode row = rows.addObject();
            row.set("id", input.get(i).get("id"));
            row.put("rank", ranks[i] == CandidateRanks.ABSENT ? null : (Integer) ranks[i]);
        }
        return new GoldenTree()
                .metrics(CandidateRanks.metrics(ranks, GoldenTree.integers(parameters.get("top_k"))))
                .rows(rows)
                .tree();
    }

    private static int rank(JsonNode row) {
        return row.has("candidates")
                ? CandidateRanks.of(
                        GoldenTree.texts(row.get("candidates")),
                        row.get("reference").asText())
                : CandidateRanks.of(
                        GoldenTree.doubles(row.get("scores")),
                        row.get("reference_index").intValue());
    }
}
