package io.ashlar.evaluation.job;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.datasets.columns.LabelSet;
import io.ashlar.evaluation.data.EvaluationData;
import io.ashlar.evaluation.data.EvaluationRows;
import io.ashlar.evaluation.predictions.TemporaryEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        DatasetVersion dataset = catalog.dataset(request.dataset());
        String endpoint = request.endpoint();
        Optional<EndpointView> live = Optional.ofNullable(endpoint).map(endpoints::live);
        List<ModelVersion> models =
                request.models().stream().map(catalog::model).toList();
        boolean numbers = EvaluationPlan.givesNumbers(Stream.concat(
                live.map(EndpointView::labels).stream(),
                models.stream().map(version -> version.model().labels())));
        EvaluationRows rows = data.read(dataset, request, numbers);
        List<EvaluationPlan.Subject> subjects = new ArrayList<>();
        if (live.isPresent()) {
            EndpointView view = live.get();
            requireTask(request.task(), view.task(), "The endpoint '" + endpoint + "'");
            subjects.add(subject("endpoint:" + endpoint, view.labels(), rows));
        }
        for (ModelVersion version : models) {
            subjects.add(subject(request.task(), version, rows));
        }
        return new EvaluationPlan(
                dataset.ref().toString(),
                request.partOrDefault().name().toLowerCase(Locale.ROOT),
                rows.size(),
                rows.labels(),
                subjects);
    }

    private static EvaluationPlan.Subject subject(Task task, ModelVersion version, EvaluationRows rows) {
        String model = version.ref().toString();
        requireTask(task, version.model().task(), "The model '" + model + "'");
        boolean newHead =
                !version.model().newWeights().isEmpty() && !rows.labels().isEmpty();
        return newHead
                ? new EvaluationPlan.Subject(
                        model, LabelSet.ofTraining(rows.labels()).labels(), true)
                : subject(model, version.model().labels(), rows);
    }

    private static EvaluationPlan.Subject subject(String name, List<String> labels, EvaluationRows rows) {
        LabelSet known = LabelSet.ofModel(labels);
        rows.labels().forEach(known::index);
        rows.task().requireModel(name, labels);
        return new EvaluationPlan.Subject(name, labels, false);
    }

    private static void requireTask(Task wanted, Task task, String whose) {
        if (task != wanted) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    whose + " is for " + task.wireName() + ", not for " + wanted.wireName()
                            + ". Evaluate it as what it is for.");
        }
    }
}
