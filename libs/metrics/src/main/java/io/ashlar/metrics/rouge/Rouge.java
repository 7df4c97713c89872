package io.ashlar.metrics.rouge;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scores summaries; pure, any thread. With the stemmer, words of more than three letters count by their stem. */
public final class Rouge {
    private final RougeTokens tokens;

    public Rouge(boolean stemmed) {
        this.tokens = new RougeTokens(stemmed);
    }

    /** For each kind, the reference with the best F1 (of equal ones the first) gives all three numbers. */
    public RougeScores score(List<String> references, String prediction) {
        return references.stream()
                .map(reference -> score(reference, prediction))
                .reduce(RougeScores::best)
                .orElseThrow(() -> new IllegalArgumentException("a summary without a reference cannot be scored"));
    }

    private RougeScores score(String reference, String prediction) {
        List<String> right = tokens.of(reference);
        List<String> predicted = tokens.of(prediction);
        Map<RougeKind, RougeScore> scores = new EnumMap<>(RougeKind.class);
        scores.put(RougeKind.ROUGE_1, ngrams(right, predicted, 1));
        scores.put(RougeKind.ROUGE_2, ngrams(right, predicted, 2));
        scores.put(
                RougeKind.ROUGE_L,
                RougeScore.of(LongestCommonSubsequence.length(right, predicted), predicted.size(), right.size()));
        scores.put(RougeKind.ROUGE_L_SUM, lines(sentences(reference), sentences(prediction)));
        return new RougeScores(scores);
    }

    private static RougeScore ngrams(List<String> right, List<String> predicted, int order) {
        Map<List<String>, Integer> left = new HashMap<>();
        for (int i = 0; i + order <= right.size(); i++) {
            left.merge(right.subList(i, i + order), 1, Integer::sum);
        }
        int hits = 0;
        for (int i = 0; i + order <= predicted.size(); i++) {
            if (left.merge(predicted.subList(i, i + order), -1, Integer::sum) >= 0) {
                hits++;
            }
        }
        return RougeScore.of(hits, predicted.size() - order + 1, right.size() - order + 1);
    }

    private List<List<String>> sentences(String text) {
        return Stream.of(text.split("\n")).map(tokens::of).toList();
    }

    /**
     * Lin's summary-level ROUGE-L: the union of each right line's subsequences, no token counted more than it occurs.
     */
    private static RougeScore lines(List<List<String>> right, List<List<String>> predicted) {
        Map<String, Integer> leftRight = counts(right);
        Map<String, Integer> leftPredicted = counts(predicted);
        int hits = 0;
        for (List<String> line : right) {
            BitSet union = new BitSet();
            predicted.forEach(candidate -> union.or(LongestCommonSubsequence.positions(line, candidate)));
            for (int i = union.nextSetBit(0); i >= 0; i = union.nextSetBit(i + 1)) {
                String token = line.get(i);
                if (leftPredicted.getOrDefault(token, 0) > 0 && leftRight.getOrDefault(token, 0) > 0) {
                    hits++;
                    leftPredicted.merge(token, -1, Integer::sum);
                    leftRight.merge(token, -1, Integer::sum);
                }
            }
        }
        return RougeScore.of(hits, size(predicted), size(right));
    }

    private static Map<String, Integer> counts(List<List<String>> lines) {
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(line -> line.forEach(token -> counts.merge(token, 1, Integer::sum)));
        return counts;
    }

    private static int size(List<List<String>> lines) {
        return lines.stream().mapToInt(List::size).sum();
    }
}
