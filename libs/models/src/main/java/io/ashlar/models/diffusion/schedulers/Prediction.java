package io.ashlar.models.diffusion.schedulers;

/** What a model was trained to answer: the noise, the velocity (Salimans and Ho 2022), or the picture itself. */
enum Prediction {
    EPSILON,
    V_PREDICTION,
    SAMPLE;

    static Prediction of(String name) {
        switch (name) {
            case "epsilon":
                return EPSILON;
            case "v_prediction":
                return V_PREDICTION;
            case "sample":
            case "original_sample":
                return SAMPLE;
            default:
                throw SchedulerConfig.unsupported("prediction_type '" + name + "'");
        }
    }

    /** The clean picture, where the sample is {@code alpha * picture + sigma * noise}. */
    float original(float output, float sample, double alpha, double sigma) {
        switch (this) {
            case EPSILON:
                return (float) ((sample - sigma * output) / alpha);
            case V_PREDICTION:
                return (float) (alpha * sample - sigma * output);
            default:
                return output;
        }
    }

    /** The noise in the sample. */
    float noise(float output, float sample, double alpha, double sigma) {
        switch (this) {
            case EPSILON:
                return output;
            case V_PREDICTION:
                return (float) (alpha * output + sigma * sample);
            default:
                return (float) ((sample - alpha * output) / sigma);
        }
    }
}
