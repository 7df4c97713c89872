package io.ashlar.training.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fine-tuning that succeeded, read from its job. */
record FinishedRun(JobSnapshot job, JsonNode result) {
    /** The run of a job; one that has no result (yet) is a problem. */
    static FinishedRun of(JobSnapshot job) {
        JsonNode result = job.result();
        if (result == null || !result.has("lossCurve")) {
            throw new ProblemException(
                    ProblemCode.JOB_RESULT_NOT_FOUND,
                    "The fine-tuning " + job.id() + " has no metrics (yet). Follow the job to its end first.");
        }
        return new FinishedRun(job, result);
    }

    List<LossPoint> curve() {
        return list("lossCurve", LossPoint.class);
    }

    List<EvaluationReport> evaluations() {
        return list("evaluations", EvaluationReport.class);
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<T> values = new ArrayList<>();
        result.path(name).forEach(node -> values.add(Json.MAPPER.convertValue(node, type)));
        return values;
    }

    /** The metrics of the result: {@code validation_…} and {@code test_…}. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        result.path("metrics")
                .fields()
                .forEachRemaining(
                        field -> metrics.put(field.getKey(), field.getValue().doubleValue()));
        return metrics;
    }

    /** What was asked: base, data, and every parameter of the recipe. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        JsonNode lineage = result.path("model").path("model").path("lineage");
        parameters.put("task", job.request().path("task").asText());
        parameters.put("baseModel", lineage.path("baseModel").asText());
        parameters.put("dataset", lineage.path("dataset").asText());
        lineage.path("recipe")
                .fields()
                .forEachRemaining(field -> parameters.put(field.getKey(), text(field.getValue())));
        return parameters;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** The name and version that came out. */
    String model() {
        JsonNode model = result.path("model");
        return model.path("name").asText() + "@" + model.path("version").asText();
    }

    long started() {
        return millis(job.startedAt() == null ? job.createdAt() : job.startedAt());
    }

    long ended() {
        return millis(job.endedAt() == null ? job.createdAt() : job.endedAt());
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}
