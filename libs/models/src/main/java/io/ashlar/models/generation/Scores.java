package io.ashlar.models.generation;

/** Arithmetic on the scores of a vocabulary: values in single precision as the engine's, sums in double. */
final class Scores {
    private Scores() {}

    /** The place of the largest, the first among equals; not-a-number counts as largest. */
    static int argmax(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best] || (Float.isNaN(scores[i]) && !Float.isNaN(scores[best]))) {
                best = i;
            }
        }
        return best;
    }

    static float max(float[] scores) {
        float max = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            max = Math.max(max, score);
        }
        return max;
    }

    /** Log probabilities of logits. */
    static float[] logSoftmax(float[] scores) {
        float max = max(scores);
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - max);
        }
        double log = Math.log(sum);
        float[] result = new float[scores.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (scores[i] - max - log);
        }
        return result;
    }

    /** Probabilities of scores. */
    static float[] softmax(float[] scores) {
        float max = max(scores);
        double sum = 0;
        float[] result = new float[scores.length];
        for (int i = 0; i < result.length; i++) {
            double e = Math.exp(scores[i] - max);
            sum += e;
            result[i] = (float) e;
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (result[i] / sum);
        }
        return result;
    }

    /** Places of finite scores. */
    static int[] finite(float[] scores) {
        int count = 0;
        int[] places = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > Float.NEGATIVE_INFINITY) {
                places[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(places, count);
    }

    /** Places sorted by their values, ascending, equal ones by place. */
    static int[] sorted(int[] places, float[] values) {
        long[] keys = new long[places.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(values[places[i]] + 0f);
            int order = bits ^ ((bits >> 31) & 0x7fffffff);
            keys[i] = ((long) order << 32) | places[i];
        }
        java.util.Arrays.sort(keys);
        int[] result = new int[places.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) keys[i];
        }
        return result;
    }
}
