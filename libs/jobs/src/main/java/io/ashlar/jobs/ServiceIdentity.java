package io.ashlar.jobs;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who this process is: the source of its events, its consumer group, the owner of its leases. */
@Singleton
public final class ServiceIdentity {
    private final String name;
    private final Provider<String> selfUrl;
    private final UUID replica = UUID.randomUUID();

    ServiceIdentity(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "ashlar.self.url") Provider<String> selfUrl) {
        this.name = name;
        this.selfUrl = selfUrl;
    }

    /** The service's name, the same for all its replicas. */
    public String name() {
        return name;
    }

    /** Where other processes reach this service's REST API, up to the version. */
    public String baseUrl() {
        // Asked each time: a port that the system chooses is known only when the server listens.
        return selfUrl.get().replaceAll("/+$", "") + "/api/v1";
    }

    /** This process; another one after each start. */
    public UUID replica() {
        return replica;
    }
}
