package io.ashlar.models.diffusion.schedulers;

import java.util.Arrays;

/**
 * DPM-Solver++ (Lu et al. 2022), multistep of first or second order over predicted pictures, deterministic or with
 * noise added at every step.
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
    private float[] before = new float[0];

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
        lowerOrderFinal = config.flag("euler_at_final", false)
                || config.flag("lower_order_final", true) && timesteps.length < FEW_STEPS
                || config.text("final_sigmas_type", "zero").equals("zero");
    }

    private static void refuseOthers(SchedulerConfig config) {
        String algorithm = config.text("algorithm_type", "dpmsolver++");
        if (!algorithm.equals("dpmsolver++") && !algorithm.equals("sde-dpmsolver++") && !algorithm.equals("deis")) {
            throw SchedulerConfig.unsupported("algorithm_type '" + algorithm + "'");
        }
        int order = config.integer("solver_order", 2);
        if (order != 1 && order != 2) {
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
        boolean last = step == timesteps.length - 1;
        boolean second = order == 2 && step > 0 && !(last && lowerOrderFinal);
        float[] drawn = stochastic ? noise.draw(sample.length) : new float[sample.length];
        float[] next = moved(original, second, step, sample, drawn);
        before = original;
        return next;
    }

    private float[] moved(float[] original, boolean second, int step, float[] sample, float[] drawn) {
        double target = alpha(sigmas[step + 1]);
        double targetSigma = sigmas[step + 1] * target;
        double h = lambda(sigmas[step + 1]) - lambda(sigmas[step]);
        double decay = Math.exp(stochastic ? -2 * h : -h);
        double sampleWeight = targetSigma / (sigmas[step] * alpha(sigmas[step])) * (stochastic ? Math.exp(-h) : 1);
        double originalWeight = target * (1 - decay);
        double slopeWeight = heun ? heunWeight(target, decay, h) : 0.5 * originalWeight;
        double noiseWeight = stochastic ? targetSigma * Math.sqrt(1 - decay) : 0;
        double ratio = second ? h / (lambda(sigmas[step]) - lambda(sigmas[step - 1])) : 0;
        float[] next = new float[sample.length];
        for (int i = 0; i < next.length; i++) {
            double slope = second ? ratio * (original[i] - before[i]) : 0;
            next[i] = (float) (sampleWeight * sample[i]
                    + originalWeight * original[i]
                    + slopeWeight * slope
                    + noiseWeight * drawn[i]);
        }
        return next;
    }

    private double heunWeight(double target, double decay, double h) {
        return stochastic ? target * ((1 - decay) / (-2 * h) + 1) : target * ((decay - 1) / h + 1);
    }

    private static double alpha(double sigma) {
        return 1 / Math.sqrt(sigma * sigma + 1);
    }

    /** Half the logarithm of signal to noise; without noise it is infinite. */
    private static double lambda(double sigma) {
        return -Math.log(sigma);
    }
}
