package io.ashlar.models.diffusion.schedulers;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much of the picture is left at each training timestep: the running product of 1 - beta, in single precision as
 * the reference keeps it.
 */
record NoiseLevels(float[] kept) {
    private static final float ALMOST_NONE = 1f / (1 << 24);

    static NoiseLevels of(SchedulerConfig config) {
        float[] betas = betas(config);
        boolean zeroEnd = config.flag("rescale_betas_zero_snr", false);
        if (zeroEnd) {
            betas = rescaled(betas);
        }
        return new NoiseLevels(products(betas));
    }

    /** The same, with a last level that is not quite zero: for schedulers that divide by it. */
    NoiseLevels withoutZero() {
        float[] copy = kept.clone();
        if (copy[copy.length - 1] == 0) {
            copy[copy.length - 1] = ALMOST_NONE;
        }
        return new NoiseLevels(copy);
    }

    int count() {
        return kept.length;
    }

    /** Noise over picture at every timestep. */
    double[] sigmas() {
        double[] sigmas = new double[kept.length];
        for (int i = 0; i < sigmas.length; i++) {
            sigmas[i] = (float) Math.sqrt((1 - kept[i]) / kept[i]);
        }
        return sigmas;
    }

    private static float[] betas(SchedulerConfig config) {
        JsonNode trained = config.json().path("trained_betas");
        if (trained.isArray() && trained.size() > 0) {
            float[] betas = new float[trained.size()];
            for (int i = 0; i < betas.length; i++) {
                betas[i] = (float) trained.get(i).asDouble();
            }
            return betas;
        }
        int count = config.trainTimesteps();
        double start = config.real("beta_start", 0.0001);
        double end = config.real("beta_end", 0.02);
        switch (config.text("beta_schedule", "linear")) {
            case "linear":
                return line(start, end, count);
            case "scaled_linear":
                float[] roots = line(Math.sqrt(start), Math.sqrt(end), count);
                for (int i = 0; i < count; i++) {
                    roots[i] *= roots[i];
                }
                return roots;
            case "squaredcos_cap_v2":
                return cosine(count);
            default:
                throw SchedulerConfig.unsupported("beta_schedule '" + config.text("beta_schedule", "") + "'");
        }
    }

    /** Evenly spaced in single precision, from both ends to the middle. */
    private static float[] line(double start, double end, int count) {
        float[] values = new float[count];
        float first = (float) start;
        float last = (float) end;
        float step = count > 1 ? (last - first) / (count - 1) : 0;
        for (int i = 0; i < count; i++) {
            values[i] = i < count / 2 ? first + step * i : last - step * (count - 1 - i);
        }
        return values;
    }

    private static float[] cosine(int count) {
        float[] betas = new float[count];
        for (int i = 0; i < count; i++) {
            betas[i] = (float) Math.min(1 - bar((i + 1.0) / count) / bar((double) i / count), 0.999);
        }
        return betas;
    }

    private static double bar(double time) {
        double value = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return value * value;
    }

    private static float[] products(float... betas) {
        float[] products = new float[betas.length];
        double product = 1;
        for (int i = 0; i < betas.length; i++) {
            product *= 1 - betas[i];
            products[i] = (float) product;
        }
        return products;
    }

    /** Betas whose last product is zero: shifted and stretched in the square root (Lin et al. 2023). */
    private static float[] rescaled(float... betas) {
        float[] roots = products(betas);
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(roots[i]);
        }
        float first = roots[0];
        float last = roots[roots.length - 1];
        float[] result = new float[betas.length];
        float before = 1;
        for (int i = 0; i < roots.length; i++) {
            float root = (roots[i] - last) * (first / (first - last));
            float bar = root * root;
            result[i] = 1 - (i == 0 ? bar : bar / before);
            before = bar;
        }
        return result;
    }
}
