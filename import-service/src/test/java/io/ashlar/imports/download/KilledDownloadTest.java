package io.ashlar.imports.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.TestHubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDownloadTest {
    private static final String ID = "stone/tiny";

    @TempDir
    Path root;

    @Test
    void shouldGoOnWhereAKilledProcessEnded() throws Exception {
        byte[] weights = new byte[4_000_000];
        new Random(3).nextBytes(weights);
        Path folder = Files.createDirectories(root.resolve("hub").resolve(ID));
        Files.write(folder.resolve("model.safetensors"), weights);
        try (SmallHub hub = SmallHub.start(0, root.resolve("hub"))) {
            hub.faults().plan("/cdn-lfs/", new HubFault.Slow(1_000_000), 1);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledDownload.class.getName(),
                            hub.baseUrl(),
                            root.toString(),
                            ID)
                    .inheritIO()
                    .start();
            await().atMost(Duration.ofMinutes(2)).until(() -> partBytes() > 500_000);
            process.destroyForcibly().waitFor();
            long had = partBytes();
            assertThat(had).isBetween(500_000L, weights.length - 1L);

            HttpHub client = TestHubs.hub(hub.baseUrl(), null);
            Repository repository = client.find(ID, "main");
            List<PackageFile> files = KilledDownload.downloads(root)
                    .fetch(client, repository, repository.files(), (inPlace, received) -> {});

            assertThat(files).containsExactly(new PackageFile("model.safetensors", Digest.of(weights), weights.length));
            assertThat(hub.requests()).anyMatch(sent -> sent.range().equals("bytes=" + had + "-"));
            assertThat(partBytes()).isZero();
        }
    }

    private long partBytes() throws IOException {
        Path parts = root.resolve("staging/parts");
        if (!Files.exists(parts)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(parts)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
