package io.ashlar.models.diffusion.schedulers;

/** Which of the training timesteps a run visits, from the highest down (table 2 of Lin et al. 2023). */
final class Timesteps {
    private Timesteps() {}

    /** By {@code timestep_spacing}; whole numbers except for even spacing that is asked not to round. */
    static double[] of(SchedulerConfig config, String absentSpacing, int steps, boolean round) {
        int trained = config.trainTimesteps();
        switch (config.text("timestep_spacing", absentSpacing)) {
            case "linspace":
                return even(trained - 1, steps, round);
            case "leading":
                return leading(trained / steps, steps, config.integer("steps_offset", 0));
            case "trailing":
                return trailing(trained, (double) trained / steps);
            default:
                throw SchedulerConfig.unsupported("timestep_spacing '" + config.text("timestep_spacing", "") + "'");
        }
    }

    /** From {@code last} down to 0. */
    static double[] even(int last, int steps, boolean round) {
        double[] timesteps = new double[steps];
        double gap = steps > 1 ? (double) last / (steps - 1) : 0;
        for (int i = 0; i < steps; i++) {
            double value = i == steps - 1 && steps > 1 ? last : i * gap;
            timesteps[steps - 1 - i] = round ? Math.rint(value) : (float) value;
        }
        return timesteps;
    }

    static double[] leading(int ratio, int steps, int offset) {
        double[] timesteps = new double[steps];
        for (int i = 0; i < steps; i++) {
            timesteps[steps - 1 - i] = (double) i * ratio + offset;
        }
        return timesteps;
    }

    static double[] trailing(int from, double ratio) {
        int count = (int) Math.ceil(from / ratio);
        double[] timesteps = new double[count];
        for (int i = 0; i < count; i++) {
            timesteps[i] = Math.rint(from - i * ratio) - 1;
        }
        return timesteps;
    }

    /** The value of a table between two of its places; places outside take its ends. */
    static double interpolated(double place, double... table) {
        if (place <= 0) {
            return table[0];
        }
        int below = (int) place;
        if (below >= table.length - 1) {
            return table[table.length - 1];
        }
        return table[below] + (place - below) * (table[below + 1] - table[below]);
    }
}
