package io.ashlar.testing.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers in containers, which Testcontainers removes with the JVM. */
final class ContainerServers {
    private static final String POSTGRES_IMAGE = "postgres:18-alpine";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";

    private ContainerServers() {}

    /** {@code -Dashlar.test.servers.embedded} says no where Docker is there but has no images. */
    static boolean dockerAnswers() {
        return !Boolean.getBoolean("ashlar.test.servers.embedded")
                && dockerIsConfigured()
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Asked first: without any of these Testcontainers only writes a long complaint. */
    private static boolean dockerIsConfigured() {
        String home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(home, ".docker/run/docker.sock"))
                || Files.exists(Path.of(home, ".testcontainers.properties"));
    }

    @SuppressWarnings("resource") // they live as long as the JVM
    static TestServers start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE);
        postgres.start();
        kafka.start();
        String bootstrap = kafka.getBootstrapServers().replace("PLAINTEXT://", "");
        return new TestServers(
                postgres.getHost(),
                postgres.getFirstMappedPort(),
                postgres.getUsername(),
                postgres.getPassword(),
                bootstrap);
    }
}
