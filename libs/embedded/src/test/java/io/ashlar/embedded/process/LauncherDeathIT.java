package io.ashlar.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherDeathIT {
    @TempDir
    Path folder;

    /** What runs in the JVM that is killed. */
    static final class Launcher {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            PostgresServer.start(folder.resolve("postgres"), 0);
            KafkaBroker.start(folder.resolve("kafka"), 0);
            Files.createFile(folder.resolve("up"));
            TimeUnit.HOURS.sleep(1);
        }
    }

    @Test
    void shouldFindTheServersOfALauncherThatWasKilledAndStartAnewAfterTheyWereKilledToo() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process launcher = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Launcher.class.getName(), folder.toString())
                .inheritIO()
                .start();
        while (!Files.exists(folder.resolve("up"))) {
            assertThat(launcher.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        launcher.destroyForcibly().waitFor();

        PostgresServer postgres =
                PostgresServer.running(folder.resolve("postgres")).orElseThrow();
        KafkaBroker kafka = KafkaBroker.running(folder.resolve("kafka")).orElseThrow();
        postgres.createDatabase("still_answers");
        postgres.server().kill();
        kafka.server().kill();

        try (PostgresServer again = PostgresServer.start(
                        folder.resolve("postgres"), postgres.server().port());
                KafkaBroker broker = KafkaBroker.start(
                        folder.resolve("kafka"), kafka.server().port())) {
            assertThat(again.server().port()).isEqualTo(postgres.server().port());
            assertThat(broker.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
        }
    }
}
