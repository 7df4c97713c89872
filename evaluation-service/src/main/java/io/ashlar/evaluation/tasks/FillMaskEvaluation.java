package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.likelihood.CandidateRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Texts with one mask, and the word that belongs there: how far up it is among the model's candidates. */
record FillMaskEvaluation(RoleColumns columns) implements TaskEvaluation {
    private static final int CANDIDATES = 20;
    private static final List<Integer> TOP = List.of(1, 5, 20);

    @Override
    public Example example(Row row) {
        return GeneratedText.example(columns, row, "text", "answer");
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("top_k", CANDIDATES);
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<List<String>> candidates =
                predictions.rows().stream().map(FillMaskEvaluation::candidates).toList();
        int[] ranks = IntStream.range(0, rows.size())
                .map(row -> CandidateRanks.of(
                        candidates.get(row), rows.get(row).reference().asText().strip()))
                .toArray();
        double[] scores = Arrays.stream(ranks)
                .mapToDouble(rank -> rank == CandidateRanks.ABSENT ? 0 : 1.0 / rank)
                .toArray();
        List<String> shown = candidates.stream()
                .map(words -> String.join(", ", words.subList(0, Math.min(5, words.size()))))
                .toList();
        return new Measurement(
                CandidateRanks.metrics(ranks, TOP),
                chosen -> CandidateRanks.metrics(
                        Arrays.stream(chosen).map(row -> ranks[row]).toArray(), TOP),
                GeneratedText.results(rows, shown, scores),
                Details.NONE);
    }

    /** The words without the blanks that a tokenizer keeps with them. */
    private static List<String> candidates(JsonNode answer) {
        JsonNode list = answer.path(0).isArray() ? answer.get(0) : answer;
        List<String> words = new ArrayList<>();
        list.forEach(candidate -> words.add(candidate.path("token_str").asText().strip()));
        return words;
    }
}
