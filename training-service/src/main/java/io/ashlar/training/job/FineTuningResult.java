package io.ashlar.training.job;

import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.util.List;
import java.util.Map;

/**
 * What came out.
 *
 * @param bestStep the step whose weights the model has
 * @param secondsPerStep median
 * @param metrics {@code validation_…} of the best step, {@code test_…} of the package
 */
record FineTuningResult(
        ModelVersion model,
        long steps,
        long bestStep,
        boolean stoppedEarly,
        double secondsPerStep,
        Map<String, Double> metrics,
        List<LossPoint> lossCurve,
        List<EvaluationReport> evaluations) {}
