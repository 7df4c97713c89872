package io.ashlar.imports.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.imports.download.Downloads;
import io.ashlar.imports.download.FreeSpace;
import io.ashlar.imports.download.Staging;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.http.TestHubs;
import io.ashlar.imports.licence.LicencePolicy;
import io.ashlar.imports.licence.LicencePolicy.Ruling;
import io.ashlar.imports.settings.Hubs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {
    private static final String ID = "stone/tiny";
    private static final String HEADER = "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}";

    @TempDir
    Path root;

    private Path folder;
    private SmallHub hub;
    private Inspector inspector;

    @BeforeEach
    void writeRepository() throws IOException {
        folder = Files.createDirectories(root.resolve("hub").resolve(ID));
        write("README.md", "---\nlicense: mit\n---\n");
        write(
                "config.json",
                "{\"model_type\":\"bert\",\"architectures\":[\"BertForMaskedLM\"],\"vocab_size\":100,"
                        + "\"hidden_size\":8,\"num_hidden_layers\":1,\"num_attention_heads\":2,"
                        + "\"intermediate_size\":16,\"max_position_embeddings\":16,\"type_vocab_size\":2}");
        write("tokenizer.json", "{}");
        weights(HEADER.length(), 16);
        hub = SmallHub.start(0, root.resolve("hub"));
        LicencePolicy licences = new LicencePolicy(List.of("mit"), List.of(), List.of("proprietary"), Ruling.WARN);
        Downloads downloads = new Downloads(
                FolderArtifactStore.at(root.resolve("store")),
                new Staging(root.resolve("staging")),
                new FreeSpace(root, at -> Long.MAX_VALUE, 0),
                2);
        Hubs hubs = new Hubs(TestHubs.CLIENT, TestHubs.settings(hub.baseUrl()), null, List.of(root.resolve("hub")));
        inspector = new Inspector(hubs, licences, downloads);
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @Test
    void shouldFindOutWhatAnImportNeeds() throws IOException {
        write("pytorch_model.bin", "pickle");

        Inspection inspection = inspector.inspect(request(null, false), null);

        assertThat(inspection.files())
                .extracting(RemoteFile::path)
                .containsExactlyInAnyOrder("README.md", "config.json", "tokenizer.json", "model.safetensors");
        assertThat(inspection.task()).isEqualTo(Task.FILL_MASK);
        assertThat(inspection.family()).isEqualTo("bert");
        assertThat(inspection.licence()).isEqualTo("mit");
        assertThat(inspection.repository().commit()).isNotNull();
    }

    @Test
    void shouldFindOutTheSameOfAFolder() {
        ImportRequest request = new ImportRequest(null, folder.toString(), null, null, null, null, false);

        Inspection inspection = inspector.inspect(request, null);

        assertThat(inspection.licence()).isEqualTo("mit");
        assertThat(inspection.files()).hasSize(4);
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void shouldStayAtTheCommitOfAnEarlierAttempt() throws IOException {
        String commit =
                inspector.inspect(request(null, false), null).repository().commit();
        write("config.json", "{\"model_type\":\"mamba\"}");

        assertProblem(request(null, false), ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED, "mamba");
        assertThatThrownBy(() -> inspector.inspect(request(null, false), commit))
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.HUB_REVISION_NOT_FOUND);
    }

    @Test
    void shouldRefuseCodeOfTheRepositorysOwn() throws IOException {
        write("modeling.py", "print('hello')");
        write("config.json", "{\"model_type\":\"bert\",\"auto_map\":{\"AutoModel\":\"modeling.Own\"}}");

        assertProblem(request(null, false), ProblemCode.MODEL_NEEDS_OWN_CODE, "modeling.Own");
    }

    @Test
    void shouldRefuseWhatItsHeadersSayCannotBeWhole() throws IOException {
        weights(HEADER.length(), 15);
        assertProblem(request(null, false), ProblemCode.MODEL_FILE_MALFORMED, "truncated");

        weights(Long.MIN_VALUE, 16);
        assertProblem(request(null, false), ProblemCode.MODEL_FILE_MALFORMED, "9223372036854775808");
    }

    @Test
    void shouldRefuseBeforeTheDownload() {
        hub.gate(ID, "hf_right");
        assertProblem(request(null, false), ProblemCode.HUB_GATED, "no token");

        assertThat(hub.requests()).noneMatch(sent -> sent.path().contains("safetensors"));
    }

    @Test
    void shouldFollowTheLicencePolicy() throws IOException {
        write("README.md", "---\nlicense: llama3\n---\n");
        assertProblem(request(null, false), ProblemCode.LICENCE_DENIED, "acceptLicence");
        assertThat(inspector.inspect(request(null, true), null).licence()).isEqualTo("llama3");

        write("README.md", "---\nlicense: proprietary\n---\n");
        assertProblem(request(null, true), ProblemCode.LICENCE_DENIED, "'proprietary'");

        Files.delete(folder.resolve("README.md"));
        assertProblem(request(null, false), ProblemCode.LICENCE_DENIED, "no licence");
    }

    @Test
    void shouldRefuseATaskThatCannotBeDone() {
        assertProblem(request(Task.TEXT_TO_IMAGE, false), ProblemCode.MODEL_TASK_UNSUPPORTED, "text-to-image");
    }

    @Test
    void shouldRefuseTextsWithoutATokenizer() throws IOException {
        Files.delete(folder.resolve("tokenizer.json"));

        assertProblem(request(null, false), ProblemCode.MODEL_FILE_MISSING, "tokenizer.json");
    }

    @Test
    void shouldRefuseExpectedOutputsOfATaskThatHasNone() {
        ImportRequest request = Json.MAPPER.convertValue(
                Map.of(
                        "repository",
                        ID,
                        "acceptLicence",
                        true,
                        "expected",
                        Map.of("examples", List.of(Map.of("text", "a", "logits", List.of(0.5))))),
                ImportRequest.class);

        assertProblem(request, ProblemCode.REQUEST_INVALID, "'expected'");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void weights(long headerLength, int dataBytes) throws IOException {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        Files.write(
                folder.resolve("model.safetensors"),
                ByteBuffer.allocate(8 + header.length + dataBytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(headerLength)
                        .put(header)
                        .array());
    }

    private static ImportRequest request(@Nullable Task task, boolean acceptLicence) {
        return new ImportRequest(ID, null, null, null, task, null, acceptLicence);
    }

    private void assertProblem(ImportRequest request, ProblemCode code, String words) {
        assertThatThrownBy(() -> inspector.inspect(request, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
