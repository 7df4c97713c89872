package io.ashlar.inference.app;

import io.ashlar.embedded.process.LoopbackPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link TinyCatalog}, folders and free ports for a {@code @QuarkusTest}. */
public final class CatalogTestResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TinyCatalog catalog;

    @Override
    public Map<String, String> start() {
        try {
            Path folder =
                    Files.createTempDirectory(Path.of("target"), "inference-it").toAbsolutePath();
            catalog = TinyCatalog.start(folder);
            return Map.of(
                    "quarkus.rest-client.catalog.url", catalog.url(),
                    "ashlar.artifacts.folder", catalog.artifacts().toString(),
                    "ashlar.inference.cache", folder.resolve("cache").toString(),
                    "ashlar.inference.lease-check", "200ms",
                    "ashlar.inference.queued-inputs", "64",
                    "quarkus.grpc.server.test-port", Integer.toString(freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        return LoopbackPort.free();
    }

    @Override
    public void stop() {
        if (catalog != null) {
            catalog.close();
        }
    }
}
