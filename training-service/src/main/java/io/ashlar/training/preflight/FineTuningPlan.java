package io.ashlar.training.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.PreflightEstimate;
import java.util.Map;

/**
 * What a fine-tuning would do.
 *
 * @param rows how many each part has
 * @param labelCounts training rows by label
 * @param recipe every parameter, defaults filled in
 * @param estimate steps, lengths, memory, disk
 * @param freeMemoryBytes what this machine has for it now
 */
public record FineTuningPlan(
        String baseModel,
        String dataset,
        Map<String, Integer> rows,
        Map<String, Long> labelCounts,
        JsonNode recipe,
        PreflightEstimate estimate,
        long freeMemoryBytes,
        long freeDiskBytes) {}
