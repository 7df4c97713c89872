package io.ashlar.models.generation;

/** Which tokens a draw may take: the others' scores become minus infinity. */
final class SamplingRules {
    private SamplingRules() {}

    record Temperature(float temperature) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= temperature;
            }
        }
    }

    /** The k best, and those that equal the worst of them. */
    record TopK(int k) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            keepFrom(leastOfBest(scores, k), scores);
        }
    }

    private static float leastOfBest(float[] scores, int k) {
        Largest largest = new Largest(Math.min(k, scores.length));
        for (int i = 0; i < scores.length; i++) {
            largest.offer(scores[i], i);
        }
        return largest.least();
    }

    private static void keepFrom(float least, float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < least) {
                scores[i] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    /** The best tokens that together have the probability p (Holtzman et al. 2019). */
    record TopP(double p, int atLeast) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            float[] probabilities = Scores.softmax(scores);
            int[] rising = Scores.sorted(Scores.finite(scores), scores);
            float most = (float) (1 - p);
            double sum = 0;
            for (int i = 0; i < rising.length - atLeast; i++) {
                sum += probabilities[rising[i]];
                if ((float) sum > most) {
                    return;
                }
                scores[rising[i]] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    /** Tokens with at least a share of the best one's probability. */
    record MinP(double p, int atLeast) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            float[] probabilities = Scores.softmax(scores);
            float least = (float) p * Scores.max(probabilities);
            int[] rising = Scores.sorted(Scores.finite(scores), scores);
            for (int i = 0; i < rising.length - atLeast; i++) {
                if (probabilities[rising[i]] < least) {
                    scores[rising[i]] = Float.NEGATIVE_INFINITY;
                }
            }
        }
    }

    /** Tokens whose information is nearest to the entropy, up to a mass (Meister et al. 2022). */
    record Typical(double mass, int atLeast) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            float[] logs = Scores.logSoftmax(scores);
            float[] probabilities = Scores.softmax(scores);
            int[] finite = Scores.finite(scores);
            double entropy = 0;
            for (int i : finite) {
                entropy -= (double) logs[i] * Math.exp(logs[i]);
            }
            float[] distances = new float[scores.length];
            for (int i : finite) {
                distances[i] = Math.abs(-logs[i] - (float) entropy);
            }
            int[] nearest = Scores.sorted(finite, distances);
            double sum = 0;
            int last = 0;
            for (int i : nearest) {
                sum += probabilities[i];
                last += (float) sum < (float) mass ? 1 : 0;
            }
            float farthest = distances[nearest[Math.min(last, nearest.length - 1)]];
            for (int i = atLeast; i < nearest.length; i++) {
                if (distances[nearest[i]] > farthest) {
                    scores[nearest[i]] = Float.NEGATIVE_INFINITY;
                }
            }
        }
    }

    /** Tokens above a probability that is fixed, or lower where the entropy is high (Hewitt et al. 2022). */
    record Cutoff(double epsilon, boolean byEntropy, int atLeast) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            float[] probabilities = Scores.softmax(scores);
            float least = (float) epsilon;
            if (byEntropy) {
                float[] logs = Scores.logSoftmax(scores);
                double entropy = 0;
                for (int i : Scores.finite(scores)) {
                    entropy -= (double) logs[i] * probabilities[i];
                }
                least = Math.min(least, (float) (Math.sqrt(epsilon) * Math.exp(-entropy)));
            }
            float kept = leastOfBest(scores, atLeast);
            for (int i = 0; i < scores.length; i++) {
                if (probabilities[i] < least && scores[i] < kept) {
                    scores[i] = Float.NEGATIVE_INFINITY;
                }
            }
        }
    }
}
