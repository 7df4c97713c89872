package io.ashlar.imports.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.embedded.hub.HubFault;
import io.ashlar.embedded.hub.HubFaults;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHubTest {
    private static final String ID = "stone/tiny";

    @TempDir
    Path root;

    private SmallHub hub;
    private HttpHub client;

    @BeforeEach
    void startHub() throws IOException {
        Path folder = Files.createDirectories(root.resolve(ID));
        Files.writeString(folder.resolve("README.md"), "---\nlicense: mit\npipeline_tag: fill-mask\n---\nA card.\n");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"bert\"}");
        Files.write(folder.resolve("model.safetensors"), new byte[5000]);
        hub = SmallHub.start(0, root);
        client = TestHubs.hub(hub.baseUrl(), null);
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @Test
    void shouldListFilesWithTheirHashesAtTheCommit() {
        Repository repository = client.find(ID, "main");

        assertThat(repository.commit()).matches("[0-9a-f]{40}");
        assertThat(repository.licence()).isEqualTo("mit");
        assertThat(repository.pipelineTag()).isEqualTo("fill-mask");
        assertThat(repository.gated()).isFalse();
        RemoteFile weights = repository.file("model.safetensors").orElseThrow();
        assertThat(weights.size()).isEqualTo(5000);
        assertThat(weights.sha256()).matches("[0-9a-f]{64}");
        assertThat(repository.file("config.json").orElseThrow().gitSha1()).matches("[0-9a-f]{40}");
    }

    @Test
    void shouldFindTheSameFilesByTheCommit() {
        Repository byName = client.find(ID, "main");

        Repository byCommit = client.find(ID, String.valueOf(byName.commit()));

        assertThat(byCommit.files()).isEqualTo(byName.files());
    }

    @Test
    void shouldRejectUnknownRepositoryAndRevision() {
        assertProblem(() -> client.find("stone/none", "main"), ProblemCode.HUB_REPOSITORY_NOT_FOUND, "stone/none");
        assertProblem(() -> client.find(ID, "v9"), ProblemCode.HUB_REVISION_NOT_FOUND, "v9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../tiny", "stone/../etc", "stone/tiny?x=1", "stone/tiny/more", "http://elsewhere", "a b"})
    void shouldRejectIdsThatLeadElsewhere(String id) {
        assertProblem(() -> client.find(id, "main"), ProblemCode.REQUEST_INVALID, "id of a repository");
        assertThat(hub.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "main?x", "a\nb", "-x", "a#b"})
    void shouldRejectRevisionsThatAreNone(String revision) {
        assertProblem(() -> client.find(ID, revision), ProblemCode.REQUEST_INVALID, "no revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a\\b", "a\u0001b", "a//b", "C:x"})
    void shouldRejectAListingWithAPathThatLeadsElsewhere(String path) {
        hub.faults().addToListing(ID, path);

        assertProblem(() -> client.find(ID, "main"), ProblemCode.PATH_NOT_ALLOWED, "lists the path");
    }

    @Test
    void shouldAskAgainAfterServerErrors() {
        hub.faults().plan("/api/models", new HubFault.Status(503), 2);

        assertThat(client.find(ID, "main").files()).hasSize(3);
        assertThat(hub.requests()).hasSize(3);
    }

    @Test
    void shouldGiveUpOnAHubThatStaysDown() {
        hub.faults().plan("/api/models", new HubFault.Status(500), HubFaults.ALWAYS);

        assertProblem(() -> client.find(ID, "main"), ProblemCode.HUB_UNAVAILABLE, "3 attempts");
        assertThat(hub.requests()).hasSize(3);
    }

    @Test
    void shouldGiveUpOnAHubThatHangs() {
        hub.faults().plan("/api/models", new HubFault.Hang(), HubFaults.ALWAYS);

        HttpHub impatient = TestHubs.impatientHub(hub.baseUrl());

        assertProblem(() -> impatient.find(ID, "main"), ProblemCode.HUB_UNAVAILABLE, "3 attempts");
    }

    @Test
    void shouldReadAListingAgainThatBrokeOff() {
        hub.faults().plan("/api/models", new HubFault.BreakAfter(10), 1);

        assertThat(client.find(ID, "main").files()).hasSize(3);
    }

    @Test
    void shouldGiveUpOnAHubThatIsNotThere() {
        hub.close();

        assertProblem(() -> client.find(ID, "main"), ProblemCode.HUB_UNAVAILABLE, hub.baseUrl());
    }

    @Test
    void shouldReadGatedFilesWithTheRightTokenOnly() {
        hub.gate(ID, "hf_right");
        Repository repository = client.find(ID, "main");

        assertThat(repository.gated()).isTrue();
        assertProblem(() -> config(client, repository), ProblemCode.HUB_GATED, "no token was given");
        assertProblem(
                () -> config(TestHubs.hub(hub.baseUrl(), "hf_other"), repository),
                ProblemCode.HUB_GATED,
                "has no access");
        assertThat(config(TestHubs.hub(hub.baseUrl(), "hf_right"), repository)).contains("bert");
    }

    @Test
    void shouldSayThatTheTokenIsInvalidWithoutShowingIt() {
        hub.faults().plan("/api/models", new HubFault.Status(401), 1);

        assertThatThrownBy(() -> TestHubs.hub(hub.baseUrl(), "hf_secret").find(ID, "main"))
                .hasMessageContaining("does not accept the token")
                .hasMessageNotContaining("hf_secret")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.HUB_TOKEN_INVALID);
    }

    @Test
    void shouldOpenAFileFromTheMiddle() throws IOException {
        Repository repository = client.find(ID, "main");
        RemoteFile weights = repository.file("model.safetensors").orElseThrow();

        try (Content content = client.open(repository, weights, 4990)) {
            assertThat(content.offset()).isEqualTo(4990);
            assertThat(content.stream().readAllBytes()).hasSize(10);
        }
    }

    @Test
    void shouldReadASmallFileAgainThatBrokeOff() {
        Repository repository = client.find(ID, "main");
        hub.faults().plan("/resolve/", new HubFault.BreakAfter(3), 2);

        assertThat(config(client, repository)).isEqualTo("{\"model_type\":\"bert\"}");
    }

    private static String config(HttpHub client, Repository repository) {
        RemoteFile file = repository.file("config.json").orElseThrow();
        return new String(new SmallFiles(client).read(repository, file, 1000), StandardCharsets.UTF_8);
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode code, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
