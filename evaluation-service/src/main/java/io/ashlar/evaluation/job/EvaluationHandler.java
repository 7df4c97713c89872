package io.ashlar.evaluation.job;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.evaluation.data.EvaluationData;
import io.ashlar.evaluation.data.EvaluationRows;
import io.ashlar.evaluation.measures.DataCheck;
import io.ashlar.evaluation.measures.DocumentBuilder;
import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.results.Results;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Predicts every row with every model and measures the answers. What an earlier attempt predicted is not asked again.
 */
@ApplicationScoped
class EvaluationHandler implements JobHandler<EvaluationRequest> {
    private final EvaluationChecks checks;
    private final CatalogLookup catalog;
    private final EvaluationData data;
    private final SubjectPredictions subjects;
    private final Results results;
    private final EvaluationViews views;
    private final EvaluationNews news;

    EvaluationHandler(
            EvaluationChecks checks,
            CatalogLookup catalog,
            EvaluationData data,
            SubjectPredictions subjects,
            Results results,
            EvaluationViews views,
            EvaluationNews news) {
        this.checks = checks;
        this.catalog = catalog;
        this.data = data;
        this.subjects = subjects;
        this.results = results;
        this.views = views;
        this.news = news;
    }

    @Override
    public JobKind kind() {
        return JobKind.EVALUATION;
    }

    @Override
    public Class<EvaluationRequest> requestType() {
        return EvaluationRequest.class;
    }

    @Override
    public String title(EvaluationRequest request) {
        String what = request.endpoint() != null
                ? "endpoint " + request.endpoint()
                : request.models().stream().map(VersionRef::toString).collect(Collectors.joining(" and "));
        return "Evaluate " + what + " on " + request.dataset();
    }

    @Override
    public Object preflight(EvaluationRequest request) {
        return checks.plan(request);
    }

    @Override
    public Object run(JobContext<EvaluationRequest> context) {
        EvaluationRequest request = context.request();
        int steps = Math.max(1, request.models().size()) + 2;
        context.progress(JobProgress.starting("prepare", 1, steps));
        EvaluationPlan plan = Json.MAPPER.convertValue(
                context.checkpoint().orElseGet(() -> Json.tree(checks.plan(request))), EvaluationPlan.class);
        context.checkpoint(plan);
        DatasetVersion dataset = catalog.dataset(VersionRef.of(plan.dataset()));
        EvaluationRows rows = data.read(dataset, request, plan.givesNumbers());
        DocumentBuilder measured = new DocumentBuilder(rows.task(), rows.rows());
        for (int i = 0; i < plan.subjects().size(); i++) {
            measured.add(
                    subjects.of(context, plan.subjects().get(i), i, rows, new SubjectPredictions.Step(i + 2, steps)));
        }
        context.progress(JobProgress.starting("report", steps, steps));
        EvaluationDocument document = new EvaluationDocument(
                request.task().wireName(),
                plan.dataset(),
                plan.part(),
                rows.size(),
                Clock.systemUTC().instant(),
                measured.models(),
                measured.comparisons(),
                DataCheck.of(rows.rows(), rows.training()));
        results.put(
                context.jobId(), EvaluationViews.DOCUMENT, Json.write(document).getBytes(StandardCharsets.UTF_8));
        news.tell(context, dataset, document.models());
        return EvaluationViews.summary(document);
    }

    @Override
    public Map<String, JobView> views() {
        return views.all();
    }

    /** The metrics that a short answer has. */
    static Map<String, Double> headline(ModelMeasures measures) {
        return measures.metrics().entrySet().stream()
                .filter(metric -> Double.isFinite(metric.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
