package io.ashlar.models.generation;

/**
 * The most probable next tokens of each row with their log probabilities, the best first.
 *
 * @param tokens (rows, count)
 * @param logProbabilities (rows, count)
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record RankedTokens(int[][] tokens, float[][] logProbabilities) {
    /** The best of all logits, the lowest id first among equals. */
    static RankedTokens of(float[][] logits, int count) {
        int[][] tokens = new int[logits.length][];
        float[][] best = new float[logits.length][];
        for (int row = 0; row < logits.length; row++) {
            float[] scores = Scores.logSoftmax(logits[row]);
            Largest largest = new Largest(Math.min(count, scores.length));
            for (int token = 0; token < scores.length; token++) {
                largest.offer(scores[token], token);
            }
            tokens[row] = largest.places();
            best[row] = new float[tokens[row].length];
            for (int i = 0; i < best[row].length; i++) {
                best[row][i] = scores[tokens[row][i]];
            }
        }
        return new RankedTokens(tokens, best);
    }

    /** Some of the rows. */
    RankedTokens rows(int from, int to) {
        return new RankedTokens(
                java.util.Arrays.copyOfRange(tokens, from, to),
                java.util.Arrays.copyOfRange(logProbabilities, from, to));
    }
}
