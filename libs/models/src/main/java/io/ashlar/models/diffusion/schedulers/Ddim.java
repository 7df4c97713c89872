package io.ashlar.models.diffusion.schedulers;

/** DDIM (Song et al. 2020) without added noise. */
final class Ddim implements Scheduler {
    private final float[] kept;
    private final float last;
    private final double[] timesteps;
    private final int stride;
    private final Prediction prediction;
    private final double clip;

    Ddim(SchedulerConfig config, int steps) {
        config.refuse("thresholding");
        kept = NoiseLevels.of(config).kept();
        last = config.flag("set_alpha_to_one", true) ? 1 : kept[0];
        timesteps = Timesteps.of(config, "leading", steps, true);
        stride = config.trainTimesteps() / steps;
        prediction = config.prediction();
        clip = config.flag("clip_sample", true) ? config.real("clip_sample_range", 1) : Double.POSITIVE_INFINITY;
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
        int now = Math.min(kept.length - 1, (int) timesteps[step]);
        int then = now - stride;
        double before = kept[now];
        double after = then >= 0 ? kept[then] : last;
        double alpha = Math.sqrt(before);
        double sigma = Math.sqrt(1 - before);
        float[] next = new float[sample.length];
        for (int i = 0; i < next.length; i++) {
            double original = prediction.original(output[i], sample[i], alpha, sigma);
            double clipped = Math.max(-clip, Math.min(clip, original));
            double direction = prediction.noise(output[i], sample[i], alpha, sigma);
            next[i] = (float) (Math.sqrt(after) * clipped + Math.sqrt(1 - after) * direction);
        }
        return next;
    }
}
