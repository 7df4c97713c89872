package io.ashlar.contracts.jobs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a running job is.
 *
 * @param step what is being done, for example {@code download}
 * @param stepNumber from 1
 * @param stepCount how many steps this job has
 * @param done units done in this step
 * @param total units of this step, where known
 * @param unit what is counted: {@code bytes}, {@code rows}, {@code steps}
 * @param ratePerSecond units a second, over the last seconds
 * @param etaMillis the estimate until this step's end
 * @param metrics the latest measurements by name, for example {@code loss}
 * @param message one line for a person
 */
public record JobProgress(
        String step,
        int stepNumber,
        int stepCount,
        long done,
        @Nullable Long total,
        String unit,
        @Nullable Double ratePerSecond,
        @Nullable Long etaMillis,
        Map<String, Double> metrics,
        @Nullable String message) {
    public JobProgress {
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    }

    /** The beginning of a step, of which nothing is counted yet. */
    public static JobProgress starting(String step, int stepNumber, int stepCount) {
        return new JobProgress(step, stepNumber, stepCount, 0, null, "", null, null, Map.of(), null);
    }
}
