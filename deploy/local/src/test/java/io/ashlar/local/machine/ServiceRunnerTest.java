package io.ashlar.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.local.services.Ports;
import io.ashlar.local.services.ServiceProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRunnerTest {
    @TempDir
    Path home;

    private final Ports ports = Ports.free();
    private ServiceRunner runner;

    @BeforeEach
    void makeAProgramThatWaits() throws IOException {
        Path jar = ServiceProgram.CATALOG.jar(home);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Waiting.class.getName());
        String classFile = Waiting.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream program = new JarOutputStream(out, manifest);
                InputStream compiled =
                        Objects.requireNonNull(Waiting.class.getClassLoader().getResourceAsStream(classFile))) {
            program.putNextEntry(new ZipEntry(classFile));
            compiled.transferTo(program);
        }
        runner = new ServiceRunner(home, ServiceProgram.CATALOG, new DataFolder(home.resolve("data")), ports, Map.of());
    }

    /** The program. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws InterruptedException {
            TimeUnit.HOURS.sleep(1);
        }
    }

    @Test
    void shouldStartAgainWhatHasDied() {
        runner.start();
        long first = runner.pid();
        runner.kill();

        runner.start();
        boolean alive = runner.alive();
        long second = runner.pid();
        runner.stop();

        assertThat(alive).isTrue();
        assertThat(second).isNotEqualTo(first);
        assertThat(runner.alive()).isFalse();
    }

    @Test
    void shouldNameAPortThatIsTaken() throws IOException {
        int port = ports.of(ServiceProgram.CATALOG);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            assertThatThrownBy(runner::start)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("the catalog service cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void shouldNotStartAgainWhatWasStopped() {
        runner.start();
        runner.stop();

        assertThatThrownBy(runner::start).isInstanceOf(ServerStartException.class);
        assertThat(runner.alive()).isFalse();
    }

    @Test
    void shouldNotStartWhatWasStoppedBeforeItsStart() {
        runner.stop();

        assertThatThrownBy(runner::start).isInstanceOf(ServerStartException.class);
    }
}
