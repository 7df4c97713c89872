package io.ashlar.imports.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.hub.HubFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    @TempDir
    Path root;

    private DownloadFixture fixture;

    @BeforeEach
    void startHub() throws IOException {
        fixture = new DownloadFixture(root);
    }

    @AfterEach
    void stopHub() {
        fixture.close();
    }

    @Test
    void shouldBringEveryFileIntoTheStore() throws IOException {
        List<PackageFile> files = fixture.fetch();

        assertThat(files)
                .extracting(PackageFile::path)
                .containsExactlyInAnyOrder("model.safetensors", "config.json", "empty.txt");
        assertThat(fixture.stored("model.safetensors", files)).isEqualTo(fixture.weights);
        assertThat(fixture.stored("empty.txt", files)).isEmpty();
        assertThat(fixture.parts()).isEmpty();
    }

    @Test
    void shouldTellBytesUntilAllAreInPlace() {
        long[] last = new long[2];

        fixture.downloads.fetch(fixture.client, fixture.repository, fixture.repository.files(), (inPlace, received) -> {
            last[0] = inPlace;
            last[1] = received;
        });

        assertThat(last).containsExactly(DownloadFixture.WEIGHT_BYTES + 21, DownloadFixture.WEIGHT_BYTES + 21);
    }

    @Test
    void shouldDownloadNothingTheSecondTime() {
        List<PackageFile> first = fixture.fetch();
        int requests = fixture.hub.requests().size();

        assertThat(fixture.downloads.missingBytes(fixture.repository, fixture.repository.files()))
                .isZero();
        assertThat(fixture.fetch()).containsExactlyInAnyOrderElementsOf(first);
        assertThat(fixture.hub.requests()).hasSize(requests);
    }

    @Test
    void shouldDownloadOnceWhatTwoImportsWantAtTheSameTime() throws Exception {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.Slow(6_000_000), 1);

        CompletableFuture<List<PackageFile>> one = CompletableFuture.supplyAsync(fixture::fetch);
        CompletableFuture<List<PackageFile>> two = CompletableFuture.supplyAsync(() -> fixture.downloads(Long.MAX_VALUE)
                .fetch(fixture.client, fixture.repository, fixture.repository.files(), DownloadFixture.SILENT));

        assertThat(one.get()).containsExactlyInAnyOrderElementsOf(two.get());
        assertThat(fixture.hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(1);
    }

    @Test
    void shouldEndATransferThatWaitsWhenTheJobStops() throws InterruptedException {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.Slow(10), 1);
        long[] calls = new long[1];

        assertThatThrownBy(() -> fixture.downloads.fetch(
                        fixture.client, fixture.repository, fixture.repository.files(), (inPlace, received) -> {
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
    void shouldRefuseBeforeTheFirstByteWhereTheDiskIsTooSmall() {
        int requests = fixture.hub.requests().size();

        DownloadFixture.assertProblem(
                () -> fixture.downloads(DownloadFixture.WEIGHT_BYTES)
                        .fetch(fixture.client, fixture.repository, fixture.repository.files(), DownloadFixture.SILENT),
                ProblemCode.DISK_FULL,
                "needs 3,000,021 bytes, and 3,000,000 can be taken");
        assertThat(fixture.hub.requests()).hasSize(requests);
        assertThat(fixture.parts()).isEmpty();
    }

    @Test
    void shouldSweepWhatNobodyCameBackFor() throws IOException {
        Files.write(fixture.part(), new byte[1000]);
        Staging staging = new Staging(fixture.staging());

        staging.sweep(Instant.now().minusSeconds(3600));
        assertThat(fixture.parts()).hasSize(1);

        staging.sweep(Instant.now().plusSeconds(3600));
        assertThat(fixture.parts()).isEmpty();
    }
}
