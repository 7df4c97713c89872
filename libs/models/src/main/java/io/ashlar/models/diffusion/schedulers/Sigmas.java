package io.ashlar.models.diffusion.schedulers;

/** Noise levels of a run as sigmas, spaced as the configuration says, and the timesteps they stand for. */
final class Sigmas {
    private static final double RHO = 7;

    private Sigmas() {}

    /** Spaced evenly in the seventh root, from the first given down to the last (Karras et al. 2022). */
    static double[] karras(double most, double least, int count) {
        double top = Math.pow(most, 1 / RHO);
        double bottom = Math.pow(least, 1 / RHO);
        double[] sigmas = new double[count];
        for (int i = 0; i < count; i++) {
            double part = count > 1 ? (double) i / (count - 1) : 0;
            sigmas[i] = Math.pow(top + part * (bottom - top), RHO);
        }
        return sigmas;
    }

    /** Spaced evenly in the logarithm. */
    static double[] exponential(double most, double least, int count) {
        double[] sigmas = new double[count];
        for (int i = 0; i < count; i++) {
            double part = count > 1 ? (double) i / (count - 1) : 0;
            sigmas[i] = Math.exp(Math.log(most) + part * (Math.log(least) - Math.log(most)));
        }
        return sigmas;
    }

    /** The timestep at which a table of rising sigmas has this one, between two places by the logarithm. */
    static double timestep(double sigma, double... table) {
        double wanted = Math.log(Math.max(sigma, 1e-10));
        int low = 0;
        while (low < table.length - 2 && logarithm(table[low + 1]) <= wanted) {
            low++;
        }
        float below = logarithm(table[low]);
        float above = logarithm(table[low + 1]);
        double part = Math.max(0, Math.min(1, (below - wanted) / (below - above)));
        return (1 - part) * low + part * (low + 1);
    }

    /** In single precision, as the reference keeps its table: where timesteps are cut off, it shows. */
    private static float logarithm(double sigma) {
        return (float) Math.log(sigma);
    }

    /** The last sigma of a run, by {@code final_sigmas_type}. */
    static double last(SchedulerConfig config, double... table) {
        switch (config.text("final_sigmas_type", "zero")) {
            case "zero":
                return 0;
            case "sigma_min":
                return table[0];
            default:
                throw SchedulerConfig.unsupported("final_sigmas_type '" + config.text("final_sigmas_type", "") + "'");
        }
    }
}
