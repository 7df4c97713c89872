package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best, or drawn, continuations of several beams together. */
final class BeamContinuations {
    private BeamContinuations() {}

    /** A beam's next token and the log probability of the whole. */
    record Continuation(int beam, int token, float score) {}

    /**
     * The k best of all beams, from the most probable tokens of each.
     *
     * @param ranked as many tokens of each beam as are wanted of all, or every word
     * @param scores log probabilities of the beams
     */
    static List<Continuation> of(RankedTokens ranked, float[] scores, int k) {
        List<Continuation> all = new ArrayList<>();
        for (int beam = 0; beam < scores.length; beam++) {
            int row = ranked.tokens().length == 1 ? 0 : beam;
            for (int i = 0; i < ranked.tokens()[row].length; i++) {
                float score = ranked.logProbabilities()[row][i] + scores[beam];
                if (Float.isNaN(score)) {
                    throw notNumbers();
                }
                all.add(new Continuation(beam, ranked.tokens()[row][i], score));
            }
        }
        all.sort(Comparator.<Continuation>comparingDouble(next -> -next.score())
                .thenComparingInt(Continuation::beam)
                .thenComparingInt(Continuation::token));
        return all.subList(0, Math.min(k, all.size()));
    }

    /**
     * The k best of all beams, or k draws without replacement, in the order drawn.
     *
     * @param scores (beams, vocabulary): log probabilities of whole hypotheses
     */
    static List<Continuation> of(float[][] scores, int k, @Nullable Randomness randomness) {
        int vocabulary = scores[0].length;
        Largest largest = new Largest(Math.min(k, scores.length * vocabulary));
        for (int beam = 0; beam < scores.length; beam++) {
            for (int token = 0; token < vocabulary; token++) {
                float score = scores[beam][token];
                float key = randomness == null || score == Float.NEGATIVE_INFINITY
                        ? score
                        : (float) (score + randomness.gumbel());
                largest.offer(key, beam * vocabulary + token);
            }
        }
        List<Continuation> best = new ArrayList<>();
        for (int place : largest.places()) {
            int beam = place / vocabulary;
            best.add(new Continuation(beam, place % vocabulary, scores[beam][place % vocabulary]));
        }
        if (best.size() < Math.min(k, scores.length * vocabulary)) {
            throw notNumbers();
        }
        return best;
    }

    private static ProblemException notNumbers() {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "The model answers with values that are not numbers. "
                        + "Its weights are damaged, or overflow in this precision.");
    }
}
