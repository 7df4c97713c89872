package io.ashlar.evaluation.job;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.evaluation.data.EvaluationRows;
import io.ashlar.evaluation.predictions.Lease;
import io.ashlar.evaluation.predictions.Predictor;
import io.ashlar.evaluation.predictions.TemporaryEndpoints;
import io.ashlar.evaluation.results.Results;
import io.ashlar.evaluation.tasks.Predictions;
import io.ashlar.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The predictions of one model or endpoint; a model's temporary endpoint lives exactly as long as this needs it. */
@ApplicationScoped
class SubjectPredictions {
    private final TemporaryEndpoints endpoints;
    private final Predictor predictor;
    private final Results results;

    SubjectPredictions(TemporaryEndpoints endpoints, Predictor predictor, Results results) {
        this.endpoints = endpoints;
        this.predictor = predictor;
        this.results = results;
    }

    /** Where this is among the job's steps. */
    record Step(int number, int count) {}

    Predictions of(
            JobContext<EvaluationRequest> context,
            EvaluationPlan.Subject subject,
            int index,
            EvaluationRows rows,
            Step step) {
        String document = "predictions-" + index;
        Optional<byte[]> earlier = results.get(context.jobId(), document);
        if (earlier.isPresent()) {
            return Json.read(new String(earlier.get(), StandardCharsets.UTF_8), Predictions.class);
        }
        Predictions predictions = ask(context, subject, index, rows, step);
        results.put(context.jobId(), document, Json.write(predictions).getBytes(StandardCharsets.UTF_8));
        return predictions;
    }

    private Predictions ask(
            JobContext<EvaluationRequest> context,
            EvaluationPlan.Subject subject,
            int index,
            EvaluationRows rows,
            Step step) {
        String live = context.request().endpoint();
        if (live != null) {
            return predict(context, subject, endpoints.live(live), rows, step);
        }
        context.progress(JobProgress.starting("predict", step.number(), step.count()));
        EndpointView view = endpoints.deploy(
                context.jobId(),
                index,
                VersionRef.of(subject.model()),
                subject.newHead() ? subject.labels() : List.of(),
                context::checkActive);
        try (Lease lease = Lease.keep(endpoints, view.name())) {
            return predict(context, subject, view, rows, step);
        }
    }

    private Predictions predict(
            JobContext<EvaluationRequest> context,
            EvaluationPlan.Subject subject,
            EndpointView view,
            EvaluationRows rows,
            Step step) {
        return predictor.predict(subject.model(), view, rows.task(), rows.rows(), done -> {
            context.checkActive();
            context.progress(new JobProgress(
                    "predict",
                    step.number(),
                    step.count(),
                    done,
                    (long) rows.size(),
                    "rows",
                    null,
                    null,
                    Map.of(),
                    subject.model()));
        });
    }
}
