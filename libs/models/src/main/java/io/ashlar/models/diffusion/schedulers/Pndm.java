package io.ashlar.models.diffusion.schedulers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * PNDM (Liu et al. 2022) as Stable Diffusion uses it, without its Runge-Kutta start: a linear multistep method over the
 * last four answers, whose first step is taken twice.
 */
final class Pndm implements Scheduler {
    private static final int ORDER = 4;

    private final float[] kept;
    private final float last;
    private final double[] timesteps;
    private final int stride;
    private final Prediction prediction;
    private final Deque<float[]> answers = new ArrayDeque<>();
    private float[] first = new float[0];

    Pndm(SchedulerConfig config, int steps) {
        if (!config.flag("skip_prk_steps", false)) {
            throw SchedulerConfig.unsupported("skip_prk_steps false");
        }
        kept = NoiseLevels.of(config).kept();
        last = config.flag("set_alpha_to_one", false) ? 1 : kept[0];
        timesteps = twiceSecond(Timesteps.of(config, "leading", steps, true));
        stride = config.trainTimesteps() / steps;
        prediction = config.prediction();
        if (prediction == Prediction.SAMPLE) {
            throw SchedulerConfig.unsupported("prediction_type 'sample' for PNDM");
        }
    }

    /** The second of several timesteps is visited again: the first step there was taken with one answer only. */
    private static double[] twiceSecond(double... once) {
        List<Double> visited = new ArrayList<>();
        for (int i = 0; i < once.length; i++) {
            visited.add(once[i]);
            if (i == 1) {
                visited.add(once[i]);
            }
        }
        return visited.stream().mapToDouble(Double::doubleValue).toArray();
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
        int now = (int) timesteps[step];
        int then = now - stride;
        float[] from = sample;
        float[] answer;
        if (step == 1) {
            then = now;
            now += stride;
            from = first;
            answer = mixed(new double[] {0.5, 0.5}, List.of(output, answers.getLast()));
        } else {
            if (answers.size() == ORDER) {
                answers.removeFirst();
            }
            answers.addLast(output);
            answer = mixed(weights(answers.size()), newestFirst());
            first = step == 0 ? sample : first;
        }
        return moved(from, answer, now, then);
    }

    private static double[] weights(int answers) {
        switch (answers) {
            case 1:
                return new double[] {1};
            case 2:
                return new double[] {3 / 2.0, -1 / 2.0};
            case 3:
                return new double[] {23 / 12.0, -16 / 12.0, 5 / 12.0};
            default:
                return new double[] {55 / 24.0, -59 / 24.0, 37 / 24.0, -9 / 24.0};
        }
    }

    private List<float[]> newestFirst() {
        List<float[]> list = new ArrayList<>();
        answers.descendingIterator().forEachRemaining(list::add);
        return list;
    }

    private static float[] mixed(double[] weights, List<float[]> answers) {
        float[] mixed = new float[answers.get(0).length];
        for (int i = 0; i < mixed.length; i++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * answers.get(k)[i];
            }
            mixed[i] = (float) sum;
        }
        return mixed;
    }

    /** Formula (9) of the paper. */
    private float[] moved(float[] sample, float[] answer, int now, int then) {
        double before = kept[Math.min(kept.length - 1, now)];
        double after = then >= 0 ? kept[then] : last;
        double alpha = Math.sqrt(before);
        double sigma = Math.sqrt(1 - before);
        double sampleWeight = Math.sqrt(after / before);
        double denominator = before * Math.sqrt(1 - after) + Math.sqrt(before * (1 - before) * after);
        float[] next = new float[sample.length];
        for (int i = 0; i < next.length; i++) {
            double noise = prediction.noise(answer[i], sample[i], alpha, sigma);
            next[i] = (float) (sampleWeight * sample[i] - (after - before) * noise / denominator);
        }
        return next;
    }
}
