package io.ashlar.models.training.recipe;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.max;
import static java.lang.Math.pow;

/**
 * The learning rate of every step, as transformers' schedules give it: it rises in equal parts from 0 over the warm-up
 * (so that the first step of a run with warm-up has rate 0) and then falls to its end at {@code totalSteps}.
 *
 * @param peak the rate after the warm-up
 * @param warmupSteps steps of the warm-up
 * @param totalSteps steps of the whole run
 */
public record LearningRates(
        double peak, Scheduler scheduler, SchedulerParameters parameters, long warmupSteps, long totalSteps) {

    /** The rate used in the step after {@code stepsDone} others. */
    public double at(long stepsDone) {
        return peak * factor(stepsDone);
    }

    private double factor(long step) {
        if (scheduler == Scheduler.CONSTANT) {
            return 1;
        }
        if (step < warmupSteps) {
            return step / (double) max(1, warmupSteps);
        }
        double progress = (step - warmupSteps) / (double) max(1, totalSteps - warmupSteps);
        switch (scheduler) {
            case LINEAR:
                return max(0, (totalSteps - step) / (double) max(1, totalSteps - warmupSteps));
            case COSINE:
                return max(0, 0.5 * (1 + cos(PI * parameters.numCycles(0.5) * 2 * progress)));
            case COSINE_WITH_RESTARTS:
                return progress >= 1 ? 0 : max(0, 0.5 * (1 + cos(PI * (parameters.numCycles(1) * progress % 1))));
            case POLYNOMIAL:
                return polynomial(step, progress);
            default:
                return 1;
        }
    }

    private double polynomial(long step, double progress) {
        double end = parameters.lrEnd();
        return step > totalSteps ? end / peak : ((peak - end) * pow(1 - progress, parameters.power()) + end) / peak;
    }
}
