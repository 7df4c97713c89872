package io.ashlar.inference.endpoints;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.models.Precision;
import java.util.HashSet;
import java.util.UUID;

/** What can be known of an endpoint before anything is loaded. */
final class EndpointRules {
    private static final String FIRST_DEPLOYMENT = "main";

    private EndpointRules() {}

    /** What needs no catalog. */
    static void check(EndpointRequest request) {
        precision(request);
        if (request.labels().size() == 1) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "'labels' has only '" + request.labels().get(0) + "': a classifier needs at least two.");
        }
        if (new HashSet<>(request.labels()).size() < request.labels().size()) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "'labels' names a label twice: " + request.labels() + ".");
        }
    }

    private static String precision(EndpointRequest request) {
        String precision = request.precision();
        if (precision == null) {
            return "auto";
        }
        Precision.of(precision);
        return precision;
    }

    /** The plan, if the model can do what is asked. */
    static DeploymentPlan plan(EndpointRequest request, ModelVersion model) {
        Task own = model.model().task();
        Task asked = request.task();
        Task task = asked != null ? asked : request.labels().isEmpty() ? own : Task.TEXT_CLASSIFICATION;
        boolean newHead = task == Task.TEXT_CLASSIFICATION && !request.labels().isEmpty();
        if (!request.labels().isEmpty() && !newHead) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID, "'labels' are for text-classification, not for " + task.wireName());
        }
        if (task != own && !newHead) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    model.ref() + " is for " + own.wireName() + ", not for " + task.wireName()
                            + ". Leave 'task' out, or for a new text-classification head give 'labels'.");
        }
        return new DeploymentPlan(
                UUID.randomUUID(),
                request.name(),
                FIRST_DEPLOYMENT,
                model.name(),
                model.version(),
                model.model().packageDigest(),
                task,
                precision(request),
                request.labels(),
                request.headSeed());
    }
}
