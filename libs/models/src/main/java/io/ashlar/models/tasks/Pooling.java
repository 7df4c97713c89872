package io.ashlar.models.tasks;

/** One vector for a text from the hidden states of its tokens, (tokens, width). */
public enum Pooling {
    /** The mean of all tokens, special ones included, as sentence encoders are trained. */
    MEAN {
        @Override
        public float[] pool(float[][] hidden) {
            double[] sum = new double[hidden[0].length];
            for (float[] token : hidden) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += token[i];
                }
            }
            float[] mean = new float[sum.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (float) (sum[i] / hidden.length);
            }
            return mean;
        }
    },
    /** The first token. */
    FIRST {
        @Override
        public float[] pool(float[][] hidden) {
            return hidden[0].clone();
        }
    };

    public abstract float[] pool(float[][] hidden);
}
