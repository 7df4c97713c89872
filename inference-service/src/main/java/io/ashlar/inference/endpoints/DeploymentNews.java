package io.ashlar.inference.endpoints;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EndpointDeployed;
import io.ashlar.contracts.events.EndpointFailed;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.jobs.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Writes down what became of a deployment, with its event in the same transaction. While PostgreSQL is away it goes on
 * trying; what is loaded answers meanwhile. A state that has been told is not told again, so restarts are quiet.
 */
@ApplicationScoped
class DeploymentNews {
    private static final Logger LOG = Logger.getLogger(DeploymentNews.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EndpointRepository repository;
    private final Outbox outbox;
    private final InferenceThreads threads;
    private final Clock clock;

    DeploymentNews(EndpointRepository repository, Outbox outbox, InferenceThreads threads, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.threads = threads;
        this.clock = clock;
    }

    void deployed(DeploymentPlan plan) {
        tell(
                plan,
                DeploymentState.READY,
                EventType.ENDPOINT_DEPLOYED,
                new EndpointDeployed(plan.endpoint(), plan.name(), plan.modelName(), plan.modelVersion()));
    }

    void failed(DeploymentPlan plan, Problem problem) {
        tell(
                plan,
                DeploymentState.FAILED,
                EventType.ENDPOINT_FAILED,
                new EndpointFailed(plan.endpoint(), plan.name(), plan.modelName(), plan.modelVersion(), problem));
    }

    private void tell(DeploymentPlan plan, DeploymentState state, EventType type, Object data) {
        CloudEvent event = CloudEvent.of(type, "inference-service", plan.endpoint(), clock.instant(), data);
        threads.reporter().execute(() -> {
            try {
                VertxContextSupport.subscribeAndAwait(() -> write(plan, state, event)
                        .onFailure()
                        .invoke(e -> LOG.warnf(e, "Cannot write down that '%s' is %s yet", plan.endpoint(), state))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .indefinitely());
            } catch (Throwable e) {
                LOG.errorf(e, "Could not write down that '%s' is %s", plan.endpoint(), state);
            }
        });
    }

    private Uni<Void> write(DeploymentPlan plan, DeploymentState state, CloudEvent event) {
        return Panache.withTransaction(() -> repository
                .move(plan.id(), state)
                .chain(moved -> moved ? outbox.add(event) : Uni.createFrom().voidItem()));
    }
}
