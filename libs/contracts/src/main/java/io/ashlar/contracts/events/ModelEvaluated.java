package io.ashlar.contracts.events;

import java.util.Map;
import java.util.UUID;

/**
 * An evaluation job has measured a model version on a dataset version.
 *
 * @param metrics by name, as in the evaluation's result
 */
public record ModelEvaluated(
        UUID jobId, String name, int version, String dataset, int datasetVersion, Map<String, Double> metrics) {}
