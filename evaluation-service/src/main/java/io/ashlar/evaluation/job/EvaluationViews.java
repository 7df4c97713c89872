package io.ashlar.evaluation.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.evaluation.measures.Comparison;
import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.report.Report;
import io.ashlar.evaluation.results.Results;
import io.ashlar.jobs.JobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be read of an evaluation: metrics, predictions, charts, report. */
@ApplicationScoped
class EvaluationViews {
    static final String DOCUMENT = "evaluation";

    private final Results results;
    private final Report report;

    EvaluationViews(Results results, Report report) {
        this.results = results;
        this.report = report;
    }

    Map<String, JobView> all() {
        return Map.of(
                "metrics", (job, query) -> JobView.Answer.json(document(job)),
                "charts", (job, query) -> JobView.Answer.json(charts(document(job))),
                "predictions", this::predictions,
                "report", (job, query) -> JobView.Answer.html(report.html(job.title(), document(job))));
    }

    /** The short form that the job's result has. */
    static JsonNode summary(EvaluationDocument document) {
        ObjectNode summary = Json.MAPPER.createObjectNode();
        summary.put("task", document.task());
        summary.put("dataset", document.dataset()).put("part", document.part()).put("rows", document.rows());
        ArrayNode models = summary.putArray("models");
        for (ModelMeasures measures : document.models()) {
            ObjectNode model = models.addObject().put("model", measures.model());
            model.set("newWeights", Json.tree(measures.newWeights()));
            model.set("metrics", Json.tree(EvaluationHandler.headline(measures)));
        }
        summary.set("comparisons", Json.tree(shown(document)));
        return summary;
    }

    /** Without the rows, which only {@code metrics} has. */
    private static List<Comparison> shown(EvaluationDocument document) {
        return document.comparisons().stream()
                .map(each -> new Comparison(
                        each.model(),
                        each.baseline(),
                        each.differences(),
                        each.mcNemar(),
                        each.better(),
                        each.worse(),
                        List.of()))
                .toList();
    }

    private static JsonNode charts(EvaluationDocument document) {
        ArrayNode models = Json.MAPPER.createArrayNode();
        for (ModelMeasures measures : document.models()) {
            ObjectNode charts = models.addObject().put("model", measures.model());
            charts.set("labels", Json.tree(measures.labels()));
            charts.set("confusionMatrix", Json.tree(measures.confusionMatrix()));
            charts.set("calibration", Json.tree(measures.calibration()));
            charts.set("perLabel", Json.tree(measures.perLabel()));
            charts.set("curves", Json.tree(measures.curves()));
            charts.set("tables", Json.tree(measures.tables()));
            charts.set("slices", Json.tree(measures.slices()));
        }
        return Json.MAPPER.createObjectNode().set("models", models);
    }

    private JobView.Answer predictions(JobSnapshot job, Map<String, String> query) {
        String index = query.getOrDefault("model", "0");
        if (!index.matches("[0-9]{1,4}")) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "'model=" + index + "' is no position of a model in the request; the first is 0.");
        }
        return new JobView.Answer("application/json", text(job.id(), "predictions-" + Integer.parseInt(index)));
    }

    private EvaluationDocument document(JobSnapshot job) {
        return Json.read(text(job.id(), DOCUMENT), EvaluationDocument.class);
    }

    private String text(UUID job, String name) {
        return results.get(job, name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.JOB_RESULT_NOT_FOUND,
                        "The evaluation " + job + " has no " + name + " (yet). Follow the job to its end first."));
    }
}
