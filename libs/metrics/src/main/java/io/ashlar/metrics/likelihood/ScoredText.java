package io.ashlar.metrics.likelihood;

/**
 * A text with what a model says of its tokens.
 *
 * @param logLikelihoods natural logarithm of each token's probability
 * @param counted whether a token counts; the first of a text has nothing before it and usually does not
 */
public record ScoredText(String text, double[] logLikelihoods, boolean[] counted) {
    public ScoredText {
        if (logLikelihoods.length != counted.length) {
            throw new IllegalArgumentException(logLikelihoods.length + " log-likelihoods with a mask of "
                    + counted.length + ": both need one value a token");
        }
    }

    /** Tokens that count. */
    public int tokens() {
        int tokens = 0;
        for (boolean each : counted) {
            tokens += each ? 1 : 0;
        }
        return tokens;
    }

    /** Of the tokens that count; 0 without any. */
    public double negativeLogLikelihood() {
        double sum = 0;
        for (int i = 0; i < counted.length; i++) {
            sum -= counted[i] ? logLikelihoods[i] : 0;
        }
        return sum;
    }

    /** NaN without a token that counts. */
    public double perplexity() {
        return Math.exp(negativeLogLikelihood() / tokens());
    }
}
