package io.ashlar.evaluation.predictions;

import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointRequest;
import io.ashlar.contracts.requests.EndpointView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Endpoints that exist for one job. They go away when they are closed, and by themselves when nobody renews them. */
@ApplicationScoped
public class TemporaryEndpoints {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 200;
    private static final int NOT_FOUND = 404;

    private final EndpointClient client;

    TemporaryEndpoints(@RestClient EndpointClient client) {
        this.client = client;
    }

    /** The endpoint of that name, ready; {@code endpoint-not-found} where there is none. */
    public EndpointView live(String name) {
        return find(name)
                .map(TemporaryEndpoints::requireNotFailed)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.ENDPOINT_NOT_FOUND,
                        "There is no endpoint '" + name + "'. See 'ashlar endpoints list'."));
    }

    /** Deploys a model version for a job, or finds what an earlier attempt deployed; returns when it answers. */
    public EndpointView deploy(UUID jobId, int index, VersionRef model, List<String> labels, Runnable whileWaiting) {
        String name = "evaluation-" + jobId.toString().substring(0, 13) + "-" + index;
        if (find(name).isEmpty()) {
            call(client.create(new EndpointRequest(name, model, null, "fp32", labels, null, jobId)));
        }
        long deadline = System.nanoTime() + LOAD_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            whileWaiting.run();
            EndpointView view = live(name);
            if (view.state() == EndpointView.State.READY) {
                return view;
            }
            pause();
        }
        throw new ProblemException(
                ProblemCode.ENDPOINT_NOT_READY, "The model '" + model + "' was not loaded within ten minutes.");
    }

    /** Says that the job still needs the endpoint. */
    public void renew(String name) {
        call(client.renew(name));
    }

    /** Takes the endpoint away, if it is still there. */
    public void delete(String name) {
        if (find(name).isPresent()) {
            call(client.delete(name));
        }
    }

    private Optional<EndpointView> find(String name) {
        try {
            return Optional.of(client.get(name).await().atMost(CALL_LIMIT));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (ProcessingException | io.smallrye.mutiny.TimeoutException | CompletionException e) {
            throw away(e);
        }
    }

    private static <T> void call(Uni<T> call) {
        try {
            call.await().atMost(CALL_LIMIT);
        } catch (WebApplicationException e) {
            throw refused(e);
        } catch (ProcessingException | io.smallrye.mutiny.TimeoutException | CompletionException e) {
            throw away(e);
        }
    }

    private static EndpointView requireNotFailed(EndpointView view) {
        Problem problem = view.problem();
        if (view.state() == EndpointView.State.FAILED && problem != null) {
            throw new ProblemException(problem.code(), problem.detail());
        }
        return view;
    }

    private static ProblemException refused(WebApplicationException e) {
        Problem problem = e.getResponse().hasEntity() ? e.getResponse().readEntity(Problem.class) : null;
        if (problem != null && problem.code() != null) {
            return new ProblemException(problem.code(), problem.detail(), e);
        }
        return away(e);
    }

    private static ProblemException away(RuntimeException cause) {
        return new ProblemException(
                ProblemCode.SERVICE_UNAVAILABLE, "The inference service does not answer just now.", cause);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.CANCELED, "Interrupted while a model was loading.", e);
        }
    }
}
