package io.ashlar.evaluation.job;

import io.ashlar.embedded.process.LoopbackPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Neighbours} for a {@code @QuarkusTest}, in its field of that type. */
public final class NeighboursResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Neighbours neighbours;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createDirectories(Path.of("target")).toAbsolutePath();
            Neighbours started = new Neighbours(Files.createTempDirectory(folder, "evaluation-it"));
            neighbours = started;
            return Map.of(
                    "quarkus.rest-client.catalog.url", started.url(),
                    "quarkus.rest-client.inference.url", started.url(),
                    "ashlar.predictions.address", started.grpcAddress(),
                    "ashlar.artifacts.folder", started.artifacts().toString(),
                    "quarkus.grpc.server.test-port", Integer.toString(freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quarkus starts a gRPC server beside the client; its usual port may be taken by another test. */
    private static int freePort() throws IOException {
        return LoopbackPort.free();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(neighbours, new TestInjector.MatchesType(Neighbours.class));
    }

    @Override
    public void stop() {
        if (neighbours != null) {
            neighbours.close();
        }
    }
}
