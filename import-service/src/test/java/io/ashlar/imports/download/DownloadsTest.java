package io.ashlar.imports.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.HubFaults;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.TestHubs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final String ID = "stone/tiny";
    private static final int WEIGHT_BYTES = 3_000_000;
    private static final Downloads.Progress SILENT = (inPlace, received) -> {};

    @TempDir
    Path root;

    private final byte[] weights = new byte[WEIGHT_BYTES];
    private SmallHub hub;
    private HttpHub client;
    private Repository repository;
    private FolderArtifactStore store;
    private Downloads downloads;

    @BeforeEach
    void startHub() throws IOException {
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

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @Test
    void shouldBringEveryFileIntoTheStore() throws IOException {
        List<PackageFile> files = fetch();

        assertThat(files)
                .extracting(PackageFile::path)
                .containsExactlyInAnyOrder("model.safetensors", "config.json", "empty.txt");
        assertThat(stored("model.safetensors", files)).isEqualTo(weights);
        assertThat(stored("empty.txt", files)).isEmpty();
        assertThat(parts()).isEmpty();
    }

    @Test
    void shouldTellBytesUntilAllAreInPlace() {
        long[] last = new long[2];

        downloads.fetch(client, repository, repository.files(), (inPlace, received) -> {
            last[0] = inPlace;
            last[1] = received;
        });

        assertThat(last).containsExactly(WEIGHT_BYTES + 21, WEIGHT_BYTES + 21);
    }

    @Test
    void shouldDownloadNothingTheSecondTime() {
        List<PackageFile> first = fetch();
        int requests = hub.requests().size();

        assertThat(downloads.missingBytes(repository, repository.files())).isZero();
        assertThat(fetch()).containsExactlyInAnyOrderElementsOf(first);
        assertThat(hub.requests()).hasSize(requests);
    }

    @Test
    void shouldGoOnByRangeAfterABrokenTransfer() throws IOException {
        hub.faults().plan("/cdn-lfs/", new HubFault.BreakAfter(1_000_000), 2);

        assertThat(stored("model.safetensors", fetch())).isEqualTo(weights);
        assertThat(hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(3);
        assertThat(hub.requests()).anyMatch(r -> r.range().matches("bytes=[1-9]\\d*-"));
    }

    @Test
    void shouldGoOnWhereAStoppedDownloadEnded() throws IOException {
        hub.faults().plan("/cdn-lfs/", new HubFault.Slow(2_000_000), 1);
        assertThatThrownBy(() -> downloads.fetch(client, repository, repository.files(), (inPlace, received) -> {
                    if (received > 500_000) {
                        throw new IllegalStateException("stop");
                    }
                }))
                .hasMessage("stop");
        long had = parts().stream().mapToLong(DownloadsTest::size).sum();
        assertThat(had).isBetween(500_000L, WEIGHT_BYTES - 1L);
        assertThat(downloads.missingBytes(repository, repository.files())).isEqualTo(WEIGHT_BYTES - had);

        long[] received = new long[1];
        List<PackageFile> files = downloads(Long.MAX_VALUE)
                .fetch(client, repository, repository.files(), (inPlace, fromHub) -> received[0] = fromHub);

        assertThat(stored("model.safetensors", files)).isEqualTo(weights);
        assertThat(received[0]).isLessThanOrEqualTo(WEIGHT_BYTES - had + 21);
        assertThat(hub.requests()).anyMatch(r -> r.range().equals("bytes=" + had + "-"));
    }

    @Test
    void shouldBeginAnewWhereWhatWasThereIsWrong() throws IOException {
        Files.write(part(), new byte[1000]);

        assertThat(stored("model.safetensors", fetch())).isEqualTo(weights);
    }

    @Test
    void shouldBeginAnewWhereMoreIsThereThanThereShouldBe() throws IOException {
        Files.write(part(), new byte[WEIGHT_BYTES + 1]);

        assertThat(stored("model.safetensors", fetch())).isEqualTo(weights);
    }

    @Test
    void shouldRejectOtherBytesThanTheHashAndKeepNothing() throws IOException {
        hub.faults().plan("/cdn-lfs/", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        assertProblem(this::fetch, ProblemCode.HASH_MISMATCH, "model.safetensors");
        assertThat(store.find(Digest.of(weights))).isEmpty();
        assertThat(part()).doesNotExist(); // a small file that was under way beside it may wait to go on
    }

    @Test
    void shouldRejectOtherBytesThanTheGitIdOfASmallFile() {
        hub.faults().plan("config.json", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        assertProblem(this::fetch, ProblemCode.HASH_MISMATCH, "config.json");
        assertThat(parts()).noneMatch(part -> part.toString().contains("git-"));
    }

    @Test
    void shouldGiveUpOnTransfersThatKeepBreaking() {
        hub.faults().plan("/cdn-lfs/", new HubFault.BreakAfter(10), HubFaults.ALWAYS);

        assertProblem(this::fetch, ProblemCode.HUB_UNAVAILABLE, "what is here is kept");
        assertThat(hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(3);
    }

    @Test
    void shouldGiveUpOnTransfersThatStall() {
        hub.faults().plan("/cdn-lfs/", new HubFault.Hang(), HubFaults.ALWAYS);

        HttpHub impatient = TestHubs.impatientHub(hub.baseUrl());

        assertProblem(
                () -> downloads.fetch(impatient, repository, repository.files(), SILENT),
                ProblemCode.HUB_UNAVAILABLE,
                "broke off");
    }

    @Test
    void shouldGiveUpOnABodyThatStalls() throws IOException {
        Repository tiny = client.find(ID, "main");
        hub.faults().plan("config.json", new HubFault.Slow(1), HubFaults.ALWAYS);
        HttpHub impatient = TestHubs.impatientHub(hub.baseUrl());

        // One byte a second: each attempt brings less than it needs to be worth it.
        assertProblem(
                () -> downloads.fetch(
                        impatient, tiny, List.of(tiny.file("config.json").orElseThrow()), SILENT),
                ProblemCode.HUB_UNAVAILABLE,
                "no byte came");
    }

    @Test
    void shouldEndATransferThatWaitsWhenTheJobStops() throws InterruptedException {
        hub.faults().plan("/cdn-lfs/", new HubFault.Slow(10), 1);
        long[] calls = new long[1];

        assertThatThrownBy(() -> downloads.fetch(client, repository, repository.files(), (inPlace, received) -> {
                    if (++calls[0] == 2) {
                        throw new IllegalStateException("canceled");
                    }
                }))
                .hasMessage("canceled");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("download")) {
                // Its work is done, and the system may take a moment to end it.
                thread.join(1000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void shouldDownloadOnceWhatTwoImportsWantAtTheSameTime() throws Exception {
        hub.faults().plan("/cdn-lfs/", new HubFault.Slow(6_000_000), 1);

        CompletableFuture<List<PackageFile>> one = CompletableFuture.supplyAsync(this::fetch);
        CompletableFuture<List<PackageFile>> two = CompletableFuture.supplyAsync(
                () -> downloads(Long.MAX_VALUE).fetch(client, repository, repository.files(), SILENT));

        assertThat(one.get()).containsExactlyInAnyOrderElementsOf(two.get());
        assertThat(hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(1);
    }

    @Test
    void shouldRefuseBeforeTheFirstByteWhereTheDiskIsTooSmall() {
        int requests = hub.requests().size();

        assertProblem(
                () -> downloads(WEIGHT_BYTES).fetch(client, repository, repository.files(), SILENT),
                ProblemCode.DISK_FULL,
                "needs 3,000,021 bytes, and 3,000,000 can be taken");
        assertThat(hub.requests()).hasSize(requests);
        assertThat(parts()).isEmpty();
    }

    @Test
    void shouldSweepWhatNobodyCameBackFor() throws IOException {
        Files.write(part(), new byte[1000]);
        Staging staging = new Staging(root.resolve("staging"));

        staging.sweep(Instant.now().minusSeconds(3600));
        assertThat(parts()).hasSize(1);

        staging.sweep(Instant.now().plusSeconds(3600));
        assertThat(parts()).isEmpty();
    }

    private Downloads downloads(long freeBytes) {
        Staging staging = new Staging(root.resolve("staging"));
        return new Downloads(store, staging, new FreeSpace(root, folder -> freeBytes, 0), 2);
    }

    private List<PackageFile> fetch() {
        return downloads.fetch(client, repository, repository.files(), SILENT);
    }

    private Path part() throws IOException {
        Path parts = Files.createDirectories(root.resolve("staging/parts"));
        return parts.resolve(
                "sha256-" + repository.file("model.safetensors").orElseThrow().sha256() + ".part");
    }

    private List<Path> parts() {
        try (Stream<Path> files = Files.list(root.resolve("staging/parts"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] stored(String path, List<PackageFile> files) throws IOException {
        PackageFile file = files.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        try (InputStream content = store.open(file.digest(), Verification.VERIFY)) {
            return content.readAllBytes();
        }
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode code, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
