package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best, or drawn, continuations of several beams together. */
final class BeamContinuations {
    private BeamContinuations() {}

    /** A beam's next token and the log probability of the whole. */
    record Continuation(int beam, int token, float score) {}

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
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The model answers with values that are not numbers. "
                            + "Its weights are damaged, or overflow in this precision.");
        }
        return best;
    }
}
