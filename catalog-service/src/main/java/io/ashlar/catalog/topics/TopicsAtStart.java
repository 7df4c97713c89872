package io.ashlar.catalog.topics;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Makes the topics beside the start, for as long as it takes the broker to answer. The catalog is ready only after
 * that: what starts after it finds its topics as they are configured, and not as a broker makes them on first use.
 */
@Readiness
@ApplicationScoped
class TopicsAtStart implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final TopicSetup setup;
    private final Map<String, Object> broker;
    private volatile boolean done;
    private volatile boolean stopping;
    private volatile String latest = "the broker was not asked yet";

    TopicsAtStart(TopicsConfig config, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.setup = new TopicSetup(config);
        this.broker = broker;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::untilDone, "topics");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void untilDone() {
        Map<String, Object> client = new HashMap<>(broker);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(client)) {
            while (!stopping && !tried(admin)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried(Admin admin) throws InterruptedException {
        try {
            setup.run(admin);
            done = true;
            LOG.info("The topics are there");
        } catch (ExecutionException | RuntimeException e) {
            latest = String.valueOf(e.getMessage());
            LOG.warnf("The topics cannot be made yet: %s", latest);
        }
        return done;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Kafka topics").status(done);
        return done ? answer.build() : answer.withData("reason", latest).build();
    }
}
