package io.ashlar.testing;

import io.ashlar.testing.servers.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a database of its own on the JVM's PostgreSQL, and the JVM's Kafka:
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
        return servers.quarkusConfiguration(database);
    }

    /** Nothing: the servers live as long as the JVM, so that the next test class finds them warm. */
    @Override
    public void stop() {}
}
