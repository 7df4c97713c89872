package io.ashlar.inference.endpoints;

import io.ashlar.inference.InferenceThreads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Loads the endpoints of the last run again, lets leases run out, and drains what is loaded at the end. */
@ApplicationScoped
class EndpointLifecycle {
    private static final Logger LOG = Logger.getLogger(EndpointLifecycle.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final EndpointDirectory directory;
    private final DeploymentLoader loader;
    private final InferenceThreads threads;

    EndpointLifecycle(
            Endpoints endpoints, EndpointDirectory directory, DeploymentLoader loader, InferenceThreads threads) {
        this.endpoints = endpoints;
        this.directory = directory;
        this.loader = loader;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        threads.loader().execute(this::restore);
    }

    private void restore() {
        try {
            List<Endpoint> kept = VertxContextSupport.subscribeAndAwait(() -> endpoints
                    .restore()
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                    .indefinitely());
            loader.forgetOthers(kept.stream().map(Endpoint::plan).toList());
            for (Endpoint endpoint : kept) {
                if (directory.find(endpoint.name()).isEmpty()) {
                    loader.load(endpoint.plan());
                }
            }
            directory.markComplete();
        } catch (Throwable e) {
            LOG.error("The endpoints of the last run cannot be restored", e);
        }
    }

    @Scheduled(every = "{ashlar.inference.lease-check:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return endpoints.deleteExpired();
    }

    void stop(@Observes ShutdownEvent event) {
        directory.all().parallelStream()
                .filter(ServedEndpoint.Ready.class::isInstance)
                .forEach(served -> loader.drainForGood((ServedEndpoint.Ready) served));
    }
}
