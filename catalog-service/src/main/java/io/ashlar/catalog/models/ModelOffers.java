package io.ashlar.catalog.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.events.ModelRejected;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.EventListener;
import io.ashlar.jobs.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Hears of packages that jobs have finished and answers each with a version or a rejection. The check, the version, the
 * memory of the answer and the answering event are one transaction.
 */
@ApplicationScoped
class ModelOffers implements EventListener {
    private static final Set<String> COLLECTIONS = Set.of("hugging-face", "workspace");

    private static final int LONGEST_NAME = 63;

    private final OfferAnswers answers;
    private final PackageInspection inspection;
    private final Registration registration;
    private final Outbox outbox;

    ModelOffers(OfferAnswers answers, PackageInspection inspection, Registration registration, Outbox outbox) {
        this.answers = answers;
        this.inspection = inspection;
        this.registration = registration;
        this.outbox = outbox;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MODEL_IMPORTED, EventType.MODEL_FINE_TUNED);
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        UUID jobId = jobId(event);
        return answers.take(jobId)
                .flatMap(given -> given.isPresent()
                        ? outbox.add(given.get())
                        : decide(jobId, event)
                                .call(answer -> answers.give(jobId, answer))
                                .flatMap(outbox::add));
    }

    private Uni<CloudEvent> decide(UUID jobId, CloudEvent event) {
        ModelCandidate candidate;
        try {
            candidate = candidate(event);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(rejection(jobId, event, unreadable(e)));
        } catch (ProblemException e) {
            return Uni.createFrom().item(rejection(jobId, event, e));
        }
        return Threads.blocking(() -> inspection.check(candidate.packageDigest()))
                .flatMap(card -> registration.register(jobId, candidate, card))
                .map(version ->
                        answers.event(EventType.MODEL_REGISTERED, version.name(), new ModelRegistered(jobId, version)))
                .onFailure(ModelOffers::isFinal)
                .recoverWithItem(e -> rejection(jobId, event, (ProblemException) e));
    }

    /** A disk that fails or is full is no reason to reject: the library tries again. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code().owner() != Owner.RESOURCES
                || failure instanceof ProblemException corrupt && corrupt.code() == ProblemCode.ARTIFACT_CORRUPT;
    }

    private CloudEvent rejection(UUID jobId, CloudEvent event, ProblemException problem) {
        String name = event.data().path("candidate").path("name").asText("");
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        // A name that cannot be is no subject: the job is.
        String subject = problem.code() == ProblemCode.NAME_INVALID || name.isEmpty() ? jobId.toString() : shown;
        Problem document = Problem.of(problem, "/api/v1/jobs/" + jobId);
        return answers.event(EventType.MODEL_REJECTED, subject, new ModelRejected(jobId, shown, document));
    }

    private static ModelCandidate candidate(CloudEvent event) {
        ModelCandidate candidate = event.dataAs(ModelOffered.class).candidate();
        if (candidate == null || candidate.task() == null || candidate.source() == null || candidate.family() == null) {
            throw new ProblemException(
                    ProblemCode.MODEL_REJECTED,
                    "The offer lacks its candidate, or the candidate its task, source or family; all of them are needed.");
        }
        if (!COLLECTIONS.contains(String.valueOf(candidate.collection()))) {
            throw new ProblemException(
                    ProblemCode.MODEL_REJECTED,
                    "A model cannot be registered in the collection '" + candidate.collection()
                            + "'. Offer it for one of: hugging-face, workspace.");
        }
        Names.check("model", candidate.name());
        return candidate;
    }

    private static UUID jobId(CloudEvent event) {
        JsonNode jobId = event.data().path("jobId");
        try {
            return UUID.fromString(jobId.asText());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.REQUEST_MALFORMED,
                    "Event " + event.id() + " offers a model with the job id '" + jobId.asText()
                            + "', which is no UUID, so nobody can be answered.",
                    e);
        }
    }

    private static ProblemException unreadable(IllegalArgumentException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem;
            }
        }
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new ProblemException(ProblemCode.MODEL_REJECTED, "The offer cannot be read: " + reason, e);
    }
}
