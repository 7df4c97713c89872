package io.ashlar.embedded.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallHubTest {
    private static final String LARGE = "/org/model/resolve/main/model.safetensors";

    @TempDir
    Path root;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(root);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void shouldDescribeAModelByItsCardAndFiles() throws Exception {
        JsonNode info = fixture.json("/api/models/org/model");

        assertThat(info.get("id").asText()).isEqualTo("org/model");
        assertThat(info.get("author").asText()).isEqualTo("org");
        assertThat(info.get("gated").isBoolean()).isTrue();
        assertThat(info.get("pipeline_tag").asText()).isEqualTo("text-classification");
        assertThat(info.get("cardData").get("license").asText()).isEqualTo("apache-2.0");
        assertThat(info.get("config").get("model_type").asText()).isEqualTo("bert");
        assertThat(info.get("tags"))
                .map(JsonNode::asText)
                .containsExactly("transformers", "small", "en", "de", "license:apache-2.0");
        assertThat(info.get("siblings"))
                .map(sibling -> sibling.get("rfilename").asText())
                .containsExactly("README.md", "config.json", "model.safetensors", "onnx/a b+c.txt");
        assertThat(info.get("siblings").get(0).has("size")).isFalse();
    }

    @Test
    void shouldTellSizesAndHashesWhenBlobsAreAskedFor() throws Exception {
        JsonNode siblings =
                fixture.json("/api/models/org/model/revision/main?blobs=true").get("siblings");

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(HubFixture.WEIGHTS));
        JsonNode large = siblings.get(2);
        assertThat(large.get("size").asLong()).isEqualTo(20);
        assertThat(large.get("lfs").get("sha256").asText()).isEqualTo(sha256);
        assertThat(large.get("lfs").get("pointerSize").asInt()).isEqualTo(127);
        // What "git hash-object" says of a file with the three bytes "odd".
        assertThat(siblings.get(3).get("blobId").asText()).isEqualTo("dc48465477a861bbbd7654d2792582a5ed144f33");
        assertThat(siblings.get(3).has("lfs")).isFalse();
    }

    @Test
    void shouldKnowRevisionsByNameAndByCommit() throws Exception {
        String main = fixture.json("/api/models/org/model").get("sha").asText();
        String second =
                fixture.json("/api/models/org/model/revision/v2").get("sha").asText();
        assertThat(main).matches("[0-9a-f]{40}").isNotEqualTo(second);

        HttpResponse<byte[]> byCommit = fixture.get("/org/model/resolve/" + second + "/config.json");
        assertThat(new String(byCommit.body())).contains("roberta");
        assertThat(byCommit.headers().firstValue("X-Repo-Commit")).hasValue(second);
        assertThat(fixture.json("/api/models/org/model/revision/" + main)
                        .get("sha")
                        .asText())
                .isEqualTo(main);
    }

    @Test
    void shouldRedirectALargeFileWithItsHashAndSizeInHeaders() throws Exception {
        HttpResponse<byte[]> head = fixture.send("HEAD", LARGE);
        assertThat(head.statusCode()).isEqualTo(302);
        assertThat(head.headers().firstValue("X-Linked-Size")).hasValue("20");
        String etag = head.headers().firstValue("X-Linked-Etag").orElseThrow();
        assertThat(etag).matches("\"[0-9a-f]{64}\"");

        String location = head.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("http://localhost:" + fixture.hub.port() + "/cdn-lfs/");
        HttpResponse<byte[]> content = fixture.get(location);
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(HubFixture.WEIGHTS);
        assertThat(content.headers().firstValue("ETag")).hasValue(etag);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=5-9, 206, 56789, bytes 5-9/20",
        "bytes=15-, 206, fghij, bytes 15-19/20",
        "bytes=-3, 206, hij, bytes 17-19/20",
        "bytes=18-99, 206, ij, bytes 18-19/20",
        "bytes=20-, 416, '', bytes */20",
        "'bytes=0-1,3-4', 200, 0123456789abcdefghij, ''",
        "lines=0-1, 200, 0123456789abcdefghij, ''",
    })
    void shouldSendTheRangeThatIsAskedFor(String range, int status, String body, String contentRange) throws Exception {
        String location =
                fixture.send("HEAD", LARGE).headers().firstValue("Location").orElseThrow();
        HttpResponse<byte[]> part = fixture.get(location, "Range", range);
        assertThat(part.statusCode()).isEqualTo(status);
        assertThat(new String(part.body())).isEqualTo(body);
        assertThat(part.headers().firstValue("Content-Range").orElse("")).isEqualTo(contentRange);
    }

    @Test
    void shouldSendSmallFilesAtOnceAlsoUnderOddNames() throws Exception {
        HttpResponse<byte[]> file = fixture.get("/org/model/resolve/main/onnx/a%20b+c.txt");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.body())).isEqualTo("odd");
        assertThat(file.headers().firstValue("ETag")).hasValue("\"dc48465477a861bbbd7654d2792582a5ed144f33\"");

        HttpResponse<byte[]> head = fixture.send("HEAD", "/org/model/resolve/main/config.json");
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(39);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/models/org/none, RepoNotFound",
        "/api/models/org/.unfinished, RepoNotFound",
        "/api/models/../model, RepoNotFound",
        "/org/none/resolve/main/config.json, RepoNotFound",
        "/api/models/org/model/revision/v9, RevisionNotFound",
        "/org/model/resolve/v9/config.json, RevisionNotFound",
        "/org/model/resolve/main/none.json, EntryNotFound",
        "/org/model/resolve/main/..%2F..%2Fsecret, EntryNotFound",
        "/org/model/resolve/main/../../secret, EntryNotFound",
        "/cdn-lfs/org/model/0000, EntryNotFound",
        "/nowhere, ''",
    })
    void shouldSayWhatIsMissingByTheHubsCode(String path, String code) throws Exception {
        HttpResponse<byte[]> answer = fixture.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Error-Code").orElse("")).isEqualTo(code);
    }

    @Test
    void shouldOpenAGatedRepositoryToItsTokenAlone() throws Exception {
        fixture.hub.gate("org/model", "hf_right");

        assertThat(fixture.json("/api/models/org/model").get("gated").asText()).isEqualTo("manual");
        HttpResponse<byte[]> anonymous = fixture.get(LARGE);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("X-Error-Code")).hasValue("GatedRepo");
        assertThat(fixture.get(LARGE, "Authorization", "Bearer hf_wrong").statusCode())
                .isEqualTo(403);
        assertThat(fixture.get(LARGE, "Authorization", "Bearer hf_right").statusCode())
                .isEqualTo(302);
    }

    @Test
    void shouldFindModelsByPartOfTheirName() throws Exception {
        assertThat(fixture.json("/api/models?search=MOD")).hasSize(1);
        assertThat(fixture.json("/api/models?search=mod&pipeline_tag=fill-mask"))
                .isEmpty();
        assertThat(fixture.json("/api/models?author=other")).isEmpty();
        assertThat(fixture.json("/api/models?limit=0")).isEmpty();
    }

    @Test
    void shouldListTheTree() throws Exception {
        JsonNode tree = fixture.json("/api/models/org/model/tree/main?recursive=true");
        assertThat(tree).map(entry -> entry.get("path").asText()).contains("onnx/a b+c.txt", "model.safetensors");
        assertThat(tree.get(2).get("lfs").get("oid").asText()).hasSize(64);
    }

    @Test
    void shouldRefuseToBeWritten() throws Exception {
        assertThat(fixture.send("DELETE", "/api/models/org/model").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldRememberWhatItWasAsked() throws Exception {
        fixture.get(LARGE, "Range", "bytes=3-", "Authorization", "Bearer x");
        assertThat(fixture.hub.requests()).containsExactly(new HubRequest("GET", LARGE, "bytes=3-", true));
    }
}
