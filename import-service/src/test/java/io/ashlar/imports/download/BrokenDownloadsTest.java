package io.ashlar.imports.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.HubFaults;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.TestHubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDownloadsTest {
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
    void shouldGoOnByRangeAfterABrokenTransfer() throws IOException {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.BreakAfter(1_000_000), 2);

        assertThat(fixture.stored("model.safetensors", fixture.fetch())).isEqualTo(fixture.weights);
        assertThat(fixture.hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(3);
        assertThat(fixture.hub.requests()).anyMatch(r -> r.range().matches("bytes=[1-9]\\d*-"));
    }

    @Test
    void shouldGoOnWhereAStoppedDownloadEnded() throws IOException {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.Slow(2_000_000), 1);
        assertThatThrownBy(() -> fixture.downloads.fetch(
                        fixture.client, fixture.repository, fixture.repository.files(), (inPlace, received) -> {
                            if (received > 500_000) {
                                throw new IllegalStateException("stop");
                            }
                        }))
                .hasMessage("stop");
        long had = fixture.parts().stream().mapToLong(BrokenDownloadsTest::size).sum();
        assertThat(had).isBetween(500_000L, DownloadFixture.WEIGHT_BYTES - 1L);
        assertThat(fixture.downloads.missingBytes(fixture.repository, fixture.repository.files()))
                .isEqualTo(DownloadFixture.WEIGHT_BYTES - had);

        long[] received = new long[1];
        List<PackageFile> files = fixture.downloads(Long.MAX_VALUE)
                .fetch(
                        fixture.client,
                        fixture.repository,
                        fixture.repository.files(),
                        (inPlace, fromHub) -> received[0] = fromHub);

        assertThat(fixture.stored("model.safetensors", files)).isEqualTo(fixture.weights);
        assertThat(received[0]).isLessThanOrEqualTo(DownloadFixture.WEIGHT_BYTES - had + 21);
        assertThat(fixture.hub.requests()).anyMatch(r -> r.range().equals("bytes=" + had + "-"));
    }

    @Test
    void shouldBeginAnewWhereWhatWasThereIsWrong() throws IOException {
        Files.write(fixture.part(), new byte[1000]);

        assertThat(fixture.stored("model.safetensors", fixture.fetch())).isEqualTo(fixture.weights);
    }

    @Test
    void shouldBeginAnewWhereMoreIsThereThanThereShouldBe() throws IOException {
        Files.write(fixture.part(), new byte[DownloadFixture.WEIGHT_BYTES + 1]);

        assertThat(fixture.stored("model.safetensors", fixture.fetch())).isEqualTo(fixture.weights);
    }

    @Test
    void shouldRejectOtherBytesThanTheHashAndKeepNothing() throws IOException {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        DownloadFixture.assertProblem(fixture::fetch, ProblemCode.HASH_MISMATCH, "model.safetensors");
        assertThat(fixture.store.find(Digest.of(fixture.weights))).isEmpty();
        assertThat(fixture.part()).doesNotExist(); // a small file that was under way beside it may wait to go on
    }

    @Test
    void shouldRejectOtherBytesThanTheGitIdOfASmallFile() {
        fixture.hub.faults().plan("config.json", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        DownloadFixture.assertProblem(fixture::fetch, ProblemCode.HASH_MISMATCH, "config.json");
        assertThat(fixture.parts()).noneMatch(part -> part.toString().contains("git-"));
    }

    @Test
    void shouldGiveUpOnTransfersThatKeepBreaking() {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.BreakAfter(10), HubFaults.ALWAYS);

        DownloadFixture.assertProblem(fixture::fetch, ProblemCode.HUB_UNAVAILABLE, "what is here is kept");
        assertThat(fixture.hub.requests())
                .filteredOn(r -> r.path().startsWith("/cdn-lfs/"))
                .hasSize(3);
    }

    @Test
    void shouldGiveUpOnTransfersThatStall() {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.Hang(), HubFaults.ALWAYS);

        HttpHub impatient = TestHubs.impatientHub(fixture.hub.baseUrl());

        DownloadFixture.assertProblem(
                () -> fixture.downloads.fetch(
                        impatient, fixture.repository, fixture.repository.files(), DownloadFixture.SILENT),
                ProblemCode.HUB_UNAVAILABLE,
                "broke off");
    }

    @Test
    void shouldGiveUpOnABodyThatStalls() throws IOException {
        fixture.hub.faults().plan("config.json", new HubFault.Slow(1), HubFaults.ALWAYS);
        HttpHub impatient = TestHubs.impatientHub(fixture.hub.baseUrl());

        // One byte a second: each attempt brings less than it needs to be worth it.
        DownloadFixture.assertProblem(
                () -> fixture.downloads.fetch(
                        impatient,
                        fixture.repository,
                        List.of(fixture.repository.file("config.json").orElseThrow()),
                        DownloadFixture.SILENT),
                ProblemCode.HUB_UNAVAILABLE,
                "no byte came");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
