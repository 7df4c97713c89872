package io.ashlar.training.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.jobs.JobView;
import java.util.Map;

/**
 * The addresses below a fine-tuning: {@code metrics} (JSON), {@code curve} (CSV), {@code mlflow} (ZIP), {@code sweep}
 * (JSON; CSV with {@code format=csv}).
 */
public final class RunViews {
    private RunViews() {}

    /** By name. */
    public static Map<String, JobView> all() {
        return Map.of(
                "metrics",
                (job, query) -> JobView.Answer.json(metrics(job)),
                "curve",
                (job, query) -> new JobView.Answer("text/csv;charset=UTF-8", CurveCsv.of(FinishedRun.of(job))),
                "sweep",
                (job, query) -> SweepCsv.wanted(query)
                        ? new JobView.Answer("text/csv;charset=UTF-8", SweepCsv.of(SweepCsv.table(job)))
                        : JobView.Answer.json(SweepCsv.table(job)),
                "mlflow",
                (job, query) -> new JobView.Answer("application/zip", MlflowFiles.zip(FinishedRun.of(job))));
    }

    /** What runs are compared by. */
    private static ObjectNode metrics(JobSnapshot job) {
        FinishedRun run = FinishedRun.of(job);
        ObjectNode metrics = Json.MAPPER.createObjectNode();
        metrics.put("job", job.id().toString());
        metrics.put("model", run.model());
        metrics.set("parameters", Json.tree(run.parameters()));
        metrics.set("metrics", Json.tree(run.metrics()));
        metrics.put("steps", run.result().path("steps").asLong());
        metrics.put("bestStep", run.result().path("bestStep").asLong());
        metrics.put("secondsPerStep", run.result().path("secondsPerStep").asDouble());
        metrics.set("lossCurve", run.result().path("lossCurve"));
        metrics.set("evaluations", run.result().path("evaluations"));
        return metrics;
    }
}
