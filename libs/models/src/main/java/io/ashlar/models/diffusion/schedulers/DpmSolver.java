package io.ashlar.models.diffusion.schedulers;

import java.util.Arrays;

/**
 * DPM-Solver++ (Lu et al. 2022), multistep of first to third order over predicted pictures, deterministic or with noise
 * added at every step.
 */
final class DpmSolver implements Scheduler {
    private static final int FEW_STEPS = 15;

    private final boolean stochastic;
    private final boolean heun;
    private final int order;
    private final boolean lowerOrderFinal;
    private final Prediction prediction;
    private final double[] timesteps;
    private final float[] sigmas;
    private final boolean lowersOrder;
    private float[] before = new float[0];
    private float[] earlier = new float[0];

    DpmSolver(SchedulerConfig config, int steps) {
        refuseOthers(config);
        stochastic = config.text("algorithm_type", "dpmsolver++").equals("sde-dpmsolver++");
        heun = config.text("solver_type", "midpoint").equals("heun");
        order = config.integer("solver_order", 2);
        prediction = config.prediction();
        NoiseLevels noise = NoiseLevels.of(config).withoutZero();
        double[] table = noise.sigmas();
        Run run = run(config, steps, noise, table);
        timesteps = run.timesteps();
        sigmas = new float[run.sigmas().length + 1];
        for (int i = 0; i < run.sigmas().length; i++) {
            sigmas[i] = (float) run.sigmas()[i];
        }
        sigmas[sigmas.length - 1] = (float) Sigmas.last(config, table);
        lowersOrder = config.flag("lower_order_final", true) && timesteps.length < FEW_STEPS;
        lowerOrderFinal = config.flag("euler_at_final", false)
                || lowersOrder
                || config.text("final_sigmas_type", "zero").equals("zero");
    }

    private static void refuseOthers(SchedulerConfig config) {
        String algorithm = config.text("algorithm_type", "dpmsolver++");
        if (!algorithm.equals("dpmsolver++") && !algorithm.equals("sde-dpmsolver++") && !algorithm.equals("deis")) {
            throw SchedulerConfig.unsupported("algorithm_type '" + algorithm + "'");
        }
        int order = config.integer("solver_order", 2);
        if (order < 1 || order > 3) {
            throw SchedulerConfig.unsupported("solver_order " + order);
        }
        for (String field : new String[] {
            "thresholding", "use_beta_sigmas", "use_lu_lambdas", "use_flow_sigmas", "use_dynamic_shifting"
        }) {
            config.refuse(field);
        }
    }

    private record Run(double[] timesteps, double[] sigmas) {}

    private static Run run(SchedulerConfig config, int steps, NoiseLevels noise, double... table) {
        double most = table[table.length - 1];
        double least = table[0];
        if (config.flag("use_karras_sigmas", false)) {
            boolean whole = !config.text("beta_schedule", "linear").equals("squaredcos_cap_v2");
            return respaced(Sigmas.karras(most, least, steps), whole, table);
        }
        if (config.flag("use_exponential_sigmas", false)) {
            return respaced(Sigmas.exponential(most, least, steps), false, table);
        }
        double[] timesteps = timesteps(config, steps, lastTimestep(config, noise));
        double[] sigmas = new double[timesteps.length];
        Arrays.setAll(sigmas, i -> Timesteps.interpolated(timesteps[i], table));
        return new Run(timesteps, sigmas);
    }

    private static Run respaced(double[] sigmas, boolean whole, double... table) {
        double[] timesteps = new double[sigmas.length];
        Arrays.setAll(timesteps, i -> {
            double timestep = Sigmas.timestep(sigmas[i], table);
            return (long) (whole ? Math.rint(timestep) : timestep);
        });
        return new Run(timesteps, sigmas);
    }

    /** One more timestep is spaced than is visited: the last stands for no noise. */
    private static double[] timesteps(SchedulerConfig config, int steps, int last) {
        switch (config.text("timestep_spacing", "linspace")) {
            case "linspace":
                return Arrays.copyOf(Timesteps.even(last - 1, steps + 1, true), steps);
            case "leading":
                return Arrays.copyOf(
                        Timesteps.leading(last / (steps + 1), steps + 1, config.integer("steps_offset", 0)), steps);
            case "trailing":
                return Timesteps.trailing(last, (double) config.trainTimesteps() / steps);
            default:
                throw SchedulerConfig.unsupported("timestep_spacing '" + config.text("timestep_spacing", "") + "'");
        }
    }

    /** Timesteps whose logarithmic signal is below the configured clip are never visited. */
    private static int lastTimestep(SchedulerConfig config, NoiseLevels noise) {
        double clipped = config.json().path("lambda_min_clipped").isNumber()
                ? config.json().path("lambda_min_clipped").doubleValue()
                : Double.NEGATIVE_INFINITY;
        int last = noise.count();
        while (last > 1 && lambda(Math.sqrt(1 / (double) noise.kept()[last - 1] - 1)) < clipped) {
            last--;
        }
        return last;
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
        return 1;
    }

    @Override
    public float[] scaled(float[] sample, int step) {
        return sample;
    }

    @Override
    public float[] next(float[] output, int step, float[] sample, Noise noise) {
        float[] original = new float[output.length];
        double alpha = alpha(sigmas[step]);
        for (int i = 0; i < original.length; i++) {
            original[i] = prediction.original(output[i], sample[i], alpha, sigmas[step] * alpha);
        }
        float[] drawn = stochastic ? noise.draw(sample.length) : new float[sample.length];
        float[] next = moved(original, orderAt(step), step, sample, drawn);
        earlier = before;
        before = original;
        return next;
    }

    /** As many answers as there are by now, and fewer at the end of a short run. */
    private int orderAt(int step) {
        int left = timesteps.length - 1 - step;
        int known = Math.min(order, step + 1);
        if (left == 0 && lowerOrderFinal) {
            return 1;
        }
        return left == 1 && lowersOrder ? Math.min(2, known) : known;
    }

    private float[] moved(float[] original, int used, int step, float[] sample, float[] drawn) {
        double target = alpha(sigmas[step + 1]);
        double targetSigma = sigmas[step + 1] * target;
        double h = lambda(sigmas[step + 1]) - lambda(sigmas[step]);
        double twice = stochastic ? 2 * h : h;
        double decay = Math.exp(-twice);
        double sampleWeight = targetSigma / (sigmas[step] * alpha(sigmas[step])) * (stochastic ? Math.exp(-h) : 1);
        double originalWeight = target * (1 - decay);
        double slopeWeight = used == 3 || heun && used == 2 ? target * (1 - (1 - decay) / twice) : 0.5 * originalWeight;
        double bendWeight = used == 3 ? target * bend(decay, twice) : 0;
        double noiseWeight = stochastic ? targetSigma * Math.sqrt(1 - decay) : 0;
        double near = used > 1 ? (lambda(sigmas[step]) - lambda(sigmas[step - 1])) / h : 1;
        double far = used > 2 ? (lambda(sigmas[step - 1]) - lambda(sigmas[step - 2])) / h : 1;
        float[] next = new float[sample.length];
        for (int i = 0; i < next.length; i++) {
            double slope = used > 1 ? (original[i] - before[i]) / near : 0;
            double bend = 0;
            if (used > 2) {
                double change = slope - (before[i] - earlier[i]) / far;
                slope += near / (near + far) * change;
                bend = change / (near + far);
            }
            next[i] = (float) (sampleWeight * sample[i]
                    + originalWeight * original[i]
                    + slopeWeight * slope
                    + bendWeight * bend
                    + noiseWeight * drawn[i]);
        }
        return next;
    }

    /** What the second derivative counts for. */
    private double bend(double decay, double h) {
        return stochastic ? (1 - decay - h) / (h * h) - 0.5 : 0.5 - (decay - 1 + h) / (h * h);
    }

    private static double alpha(double sigma) {
        return 1 / Math.sqrt(sigma * sigma + 1);
    }

    /** Half the logarithm of signal to noise; without noise it is infinite. */
    private static double lambda(double sigma) {
        return -Math.log(sigma);
    }
}
