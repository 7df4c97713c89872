package io.ashlar.models.diffusion.schedulers;

import java.util.Arrays;

/** Euler's method over sigmas (Karras et al. 2022), or the ancestral one that adds noise after each step. */
final class Euler implements Scheduler {
    private final boolean ancestral;
    private final double[] timesteps;
    private final float[] sigmas;
    private final boolean scaledStart;
    private final Prediction prediction;

    Euler(SchedulerConfig config, int steps, boolean ancestral) {
        config.refuse("use_beta_sigmas");
        this.ancestral = ancestral;
        prediction = config.prediction();
        if (ancestral && prediction == Prediction.SAMPLE) {
            throw SchedulerConfig.unsupported("prediction_type 'sample' for the ancestral Euler method");
        }
        double[] table = NoiseLevels.of(config).withoutZero().sigmas();
        double[] visited = Timesteps.of(config, "linspace", steps, false);
        double[] levels = levels(config, visited, table);
        boolean respaced =
                !ancestral && (config.flag("use_karras_sigmas", false) || config.flag("use_exponential_sigmas", false));
        boolean continuous = !ancestral
                && config.text("timestep_type", "discrete").equals("continuous")
                && prediction == Prediction.V_PREDICTION;
        timesteps = visited;
        if (continuous) {
            Arrays.setAll(timesteps, i -> (float) (0.25 * Math.log((float) levels[i])));
        } else if (respaced) {
            Arrays.setAll(timesteps, i -> (float) Sigmas.timestep(levels[i], table));
        }
        sigmas = new float[levels.length + 1];
        for (int i = 0; i < levels.length; i++) {
            sigmas[i] = (float) levels[i];
        }
        sigmas[levels.length] = ancestral ? 0 : (float) Sigmas.last(config, table);
        scaledStart = config.text("timestep_spacing", "linspace").equals("leading");
    }

    private double[] levels(SchedulerConfig config, double[] visited, double... table) {
        double[] levels = new double[visited.length];
        boolean logarithmic =
                !ancestral && config.text("interpolation_type", "linear").equals("log_linear");
        Arrays.setAll(levels, i -> Timesteps.interpolated(visited[i], table));
        if (logarithmic) {
            double[] wider = Sigmas.exponential(table[table.length - 1], table[0], visited.length + 1);
            // One level more than there are steps: the last step ends at it, and not at none.
            levels = wider;
        }
        double most = config.real("sigma_max", levels[0]);
        double least = config.real("sigma_min", levels[levels.length - 1]);
        if (!ancestral && config.flag("use_karras_sigmas", false)) {
            return Sigmas.karras(most, least, visited.length);
        }
        return !ancestral && config.flag("use_exponential_sigmas", false)
                ? Sigmas.exponential(most, least, visited.length)
                : levels;
    }

    @Override
    public int steps() {
        return timesteps.length;
    }

    @Override
    public double timestep(int step) {
        return timesteps[step];
    }

    @Override
    public float initialSigma() {
        float most = 0;
        for (float sigma : sigmas) {
            most = Math.max(most, sigma);
        }
        return scaledStart ? (float) Math.sqrt(most * most + 1) : most;
    }

    @Override
    public float[] scaled(float[] sample, int step) {
        float divisor = (float) Math.sqrt(sigmas[step] * sigmas[step] + 1);
        float[] scaled = new float[sample.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = sample[i] / divisor;
        }
        return scaled;
    }

    @Override
    public float[] next(float[] output, int step, float[] sample, Noise noise) {
        double sigma = sigmas[step];
        double target = sigmas[step + 1];
        double added = ancestral
                ? Math.sqrt(Math.max(0, target * target * (sigma * sigma - target * target) / (sigma * sigma)))
                : 0;
        double reached = Math.sqrt(Math.max(0, target * target - added * added));
        float[] drawn = ancestral ? noise.draw(sample.length) : new float[0];
        float[] next = new float[sample.length];
        for (int i = 0; i < next.length; i++) {
            double derivative = (sample[i] - original(output[i], sample[i], sigma)) / sigma;
            double moved = sample[i] + derivative * (reached - sigma);
            next[i] = (float) (ancestral ? moved + drawn[i] * added : moved);
        }
        return next;
    }

    private double original(float output, float sample, double sigma) {
        switch (prediction) {
            case EPSILON:
                return sample - sigma * output;
            case V_PREDICTION:
                return output * (-sigma / Math.sqrt(sigma * sigma + 1)) + sample / (sigma * sigma + 1);
            default:
                return output;
        }
    }
}
