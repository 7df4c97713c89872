package io.ashlar.evaluation.measures;

import io.ashlar.metrics.resampling.Difference;
import io.ashlar.metrics.resampling.McNemar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model beside the first, on the same rows.
 *
 * @param differences of the main metrics, by paired bootstrap
 * @param mcNemar where every row is right or wrong; null elsewhere
 * @param better rows that this model answers better than the first
 * @param worse rows that it answers worse
 * @param changed some of them, the largest changes first, at most {@link Comparisons#MOST_ROWS} of each
 */
public record Comparison(
        String model,
        String baseline,
        Map<String, Difference> differences,
        @Nullable McNemar mcNemar,
        int better,
        int worse,
        List<ChangedRow> changed) {}
