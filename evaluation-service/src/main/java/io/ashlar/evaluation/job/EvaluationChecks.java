package io.ashlar.evaluation.job;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.datasets.columns.LabelSet;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.evaluation.data.EvaluationData;
import io.ashlar.evaluation.predictions.TemporaryEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Everything about an evaluation that can be known before the first prediction. */
@ApplicationScoped
class EvaluationChecks {
    private final CatalogLookup catalog;
    private final EvaluationData data;
    private final TemporaryEndpoints endpoints;

    EvaluationChecks(CatalogLookup catalog, EvaluationData data, TemporaryEndpoints endpoints) {
        this.catalog = catalog;
        this.data = data;
        this.endpoints = endpoints;
    }

    EvaluationPlan plan(EvaluationRequest request) {
        requireTask(request.task(), "This version evaluates");
        DatasetVersion dataset = catalog.dataset(request.dataset());
        LabeledTexts rows = data.read(dataset, request);
        List<String> rowLabels = rows.labels().stream().distinct().sorted().toList();
        List<EvaluationPlan.Subject> subjects = new ArrayList<>();
        String endpoint = request.endpoint();
        if (endpoint != null) {
            EndpointView view = endpoints.live(endpoint);
            requireTask(view.task(), "The endpoint '" + endpoint + "' does");
            subjects.add(new EvaluationPlan.Subject("endpoint:" + endpoint, known(view.labels(), rowLabels), false));
        }
        for (VersionRef ref : request.models()) {
            subjects.add(subject(catalog.model(ref), rows, rowLabels));
        }
        return new EvaluationPlan(
                dataset.ref().toString(),
                request.partOrDefault().name().toLowerCase(java.util.Locale.ROOT),
                rows.size(),
                rowLabels,
                subjects);
    }

    private static EvaluationPlan.Subject subject(ModelVersion version, LabeledTexts rows, List<String> rowLabels) {
        requireTask(version.model().task(), "The model '" + version.ref() + "' is for");
        boolean newHead = !version.model().newWeights().isEmpty();
        List<String> labels = newHead
                ? LabelSet.ofTraining(rows.labels()).labels()
                : known(version.model().labels(), rowLabels);
        return new EvaluationPlan.Subject(version.ref().toString(), labels, newHead);
    }

    private static List<String> known(List<String> labels, List<String> rowLabels) {
        LabelSet set = LabelSet.ofModel(labels);
        rowLabels.forEach(set::index);
        return labels;
    }

    private static void requireTask(Task task, String whose) {
        if (task != Task.TEXT_CLASSIFICATION) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    whose + " " + (whose.startsWith("This") ? "text-classification, not " : "") + task.wireName()
                            + ". Evaluate a text-classification model as text-classification.");
        }
    }
}
