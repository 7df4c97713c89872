package io.ashlar.imports.download;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.TestHubs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A Hub with one repository, and a store that it is downloaded into. */
final class DownloadFixture implements AutoCloseable {
    static final int WEIGHT_BYTES = 3_000_000;
    static final Downloads.Progress SILENT = (inPlace, received) -> {};
    private static final String ID = "stone/tiny";

    final byte[] weights = new byte[WEIGHT_BYTES];
    final SmallHub hub;
    final HttpHub client;
    final Repository repository;
    final FolderArtifactStore store;
    final Downloads downloads;
    private final Path root;

    DownloadFixture(Path root) throws IOException {
        this.root = root;
        new Random(7).nextBytes(weights);
        Path folder = Files.createDirectories(root.resolve("hub").resolve(ID));
        Files.write(folder.resolve("model.safetensors"), weights);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"bert\"}");
        Files.writeString(folder.resolve("empty.txt"), "");
        hub = SmallHub.start(0, root.resolve("hub"));
        client = TestHubs.hub(hub.baseUrl(), null);
        repository = client.find(ID, "main");
        store = FolderArtifactStore.at(root.resolve("store"));
        downloads = downloads(Long.MAX_VALUE);
    }

    Downloads downloads(long freeBytes) {
        Staging staging = new Staging(staging());
        return new Downloads(store, staging, new FreeSpace(root, folder -> freeBytes, 0), 2);
    }

    List<PackageFile> fetch() {
        return downloads.fetch(client, repository, repository.files(), SILENT);
    }

    Path part() throws IOException {
        Path parts = Files.createDirectories(root.resolve("staging/parts"));
        return parts.resolve(
                "sha256-" + repository.file("model.safetensors").orElseThrow().sha256() + ".part");
    }

    List<Path> parts() {
        try (Stream<Path> files = Files.list(root.resolve("staging/parts"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] stored(String path, List<PackageFile> files) throws IOException {
        PackageFile file = files.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        try (InputStream content = store.open(file.digest(), Verification.VERIFY)) {
            return content.readAllBytes();
        }
    }

    static void assertProblem(ThrowingCallable call, ProblemCode code, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }

    Path staging() {
        return root.resolve("staging");
    }

    @Override
    public void close() {
        hub.close();
    }
}
