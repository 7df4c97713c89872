package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Arrays;
import java.util.List;

/** Rules about certain tokens: forbidden, forced, favoured, or not before a certain length. */
final class TokenRules {
    private TokenRules() {}

    /** A phrase's last token gains or loses where the tokens before it were just written. */
    record Bias(List<PhraseBias> biases) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            float[] single = new float[scores.length];
            for (PhraseBias bias : biases) {
                int last = place(bias.phrase()[bias.phrase().length - 1], scores);
                if (bias.phrase().length == 1) {
                    single[last] = bias.bias();
                }
            }
            for (PhraseBias bias : biases) {
                int length = bias.phrase().length;
                if (length > 1 && length <= history.length() && history.endsWith(bias.phrase(), length - 1)) {
                    single[place(bias.phrase()[length - 1], scores)] += bias.bias();
                }
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] += single[i];
            }
        }
    }

    /** No end before the history has so many tokens. */
    record NoEndBefore(int length, List<Long> ends) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            if (acts(history)) {
                ends.forEach(end -> ban(scores, end));
            }
        }

        @Override
        public boolean acts(TokenSequence history) {
            return history.length() < length;
        }
    }

    /** Where the history has exactly so many tokens, the next is one of these. */
    record Forced(int length, List<Long> tokens) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            if (acts(history)) {
                Arrays.fill(scores, Float.NEGATIVE_INFINITY);
                tokens.forEach(token -> scores[place(token, scores)] = 0);
            }
        }

        @Override
        public boolean acts(TokenSequence history) {
            return history.length() == length;
        }
    }

    /** These never come, or not where the history has exactly so many tokens. */
    record Suppressed(List<Long> tokens, int onlyAtLength) implements ScoreRule {
        static final int EVERYWHERE = -1;

        @Override
        public void apply(TokenSequence history, float[] scores) {
            if (acts(history)) {
                tokens.forEach(token -> ban(scores, token));
            }
        }

        @Override
        public boolean acts(TokenSequence history) {
            return onlyAtLength == EVERYWHERE || history.length() == onlyAtLength;
        }
    }

    /** Ending gains more with each token after a certain length; where it is forbidden it stays so. */
    record Decay(int begin, double factor, List<Long> ends) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            if (acts(history)) {
                float growth = (float) (Math.pow(factor, history.length() - begin) - 1);
                for (long end : ends) {
                    int at = place(end, scores);
                    if (scores[at] != Float.NEGATIVE_INFINITY) {
                        scores[at] = scores[at] + Math.abs(scores[at]) * growth;
                    }
                }
            }
        }

        @Override
        public boolean acts(TokenSequence history) {
            return history.length() > begin;
        }
    }

    private static void ban(float[] scores, long token) {
        if (token < scores.length) {
            scores[(int) token] = Float.NEGATIVE_INFINITY;
        }
    }

    private static int place(long token, float[] scores) {
        if (token >= scores.length) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "A generation parameter names the token " + token + ", but the model has " + scores.length
                            + " tokens, numbered from 0. Name one of those.");
        }
        return (int) token;
    }
}
