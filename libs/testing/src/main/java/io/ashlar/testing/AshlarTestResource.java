package io.ashlar.testing;

import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.testing.servers.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a database of its own on the JVM's PostgreSQL, the JVM's Kafka, and a free port:
 *
 * <pre>{@code
 * @QuarkusTestResource(value = AshlarTestResource.class,
 *     initArgs = @ResourceArg(name = "database", value = "catalog"))
 * }</pre>
 *
 * <p>With {@code fresh=true} the database is dropped first, when an earlier test of the JVM has used it. Topics are
 * created by use.
 */
public final class AshlarTestResource implements QuarkusTestResourceLifecycleManager {
    private String database = "ashlar";
    private boolean fresh;

    @Override
    public void init(Map<String, String> initArgs) {
        database = initArgs.getOrDefault("database", database);
        fresh = Boolean.parseBoolean(initArgs.getOrDefault("fresh", "false"));
    }

    @Override
    public Map<String, String> start() {
        TestServers servers = TestServers.ofThisJvm();
        if (fresh) {
            servers.dropDatabase(database);
        }
        servers.createDatabase(database);
        Map<String, String> configuration = new HashMap<>(servers.quarkusConfiguration(database));
        configuration.put("quarkus.http.test-port", Integer.toString(LoopbackPort.free()));
        return configuration;
    }

    /** Nothing: the servers live as long as the JVM, so that the next test class finds them warm. */
    @Override
    public void stop() {}
}
