package io.ashlar.imports.hub.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHubTest {
    @TempDir
    Path disk;

    private Path allowed;
    private Path outside;
    private FolderHub hub;

    @BeforeEach
    void writeFolders() throws IOException {
        allowed = Files.createDirectories(disk.resolve("models"));
        outside = Files.createDirectories(disk.resolve("private"));
        Files.writeString(outside.resolve("secret.json"), "secret");
        Files.createDirectories(allowed.resolve("tiny/onnx"));
        Files.writeString(allowed.resolve("tiny/config.json"), "{}");
        hub = new FolderHub(List.of(allowed), 10);
    }

    @Test
    void shouldListAndOpenTheFilesOfAFolderBelowARoot() throws IOException {
        Repository repository = hub.find(allowed.resolve("tiny").toString(), "main");

        assertThat(repository.commit()).isNull();
        assertThat(repository.files()).containsExactly(new RemoteFile("config.json", 2, null, null));
        try (Content content = hub.open(repository, repository.files().get(0), 1)) {
            assertThat(content.stream().readAllBytes()).containsExactly('}');
        }
    }

    @Test
    void shouldFollowLinksOnlyBelowTheRoots() throws IOException {
        Files.createSymbolicLink(allowed.resolve("tiny/inside.json"), allowed.resolve("tiny/config.json"));
        Files.createSymbolicLink(allowed.resolve("tiny/outside.json"), outside.resolve("secret.json"));
        Files.createSymbolicLink(allowed.resolve("way-out"), outside);

        Repository repository = hub.find(allowed.resolve("tiny").toString(), "main");

        assertThat(repository.files())
                .extracting(RemoteFile::path)
                .containsExactlyInAnyOrder("config.json", "inside.json");
        assertNotAllowed(() -> hub.find(allowed.resolve("way-out").toString(), "main"));
        assertNotAllowed(() -> hub.open(repository, new RemoteFile("outside.json", 6, null, null), 0));
    }

    @Test
    void shouldRefuseFoldersOutsideTheRoots() {
        assertNotAllowed(() -> hub.find(outside.toString(), "main"));
        assertNotAllowed(() -> hub.find(allowed + "/../private", "main"));
        assertNotAllowed(() -> hub.find("tiny", "main"));
        assertNotAllowed(() -> hub.find("/", "main"));
        assertNotAllowed(() -> hub.find("a\0b", "main"));
        assertNotAllowed(() -> hub.find(allowed + "-other", "main"));
    }

    @Test
    void shouldBeOffWithoutARoot() {
        assertNotAllowed(
                () -> new FolderHub(List.of(), 10).find(allowed.resolve("tiny").toString(), "main"));
    }

    @Test
    void shouldSayThatAFolderIsNotThere() {
        assertProblem(() -> hub.find(allowed.resolve("none").toString(), "main"), ProblemCode.HUB_REPOSITORY_NOT_FOUND);
    }

    @Test
    void shouldRefuseAFolderWithTooManyFiles() throws IOException {
        for (int i = 0; i < 11; i++) {
            Files.writeString(allowed.resolve("tiny/f" + i), "");
        }

        assertNotAllowed(() -> hub.find(allowed.resolve("tiny").toString(), "main"));
    }

    private static void assertNotAllowed(ThrowingCallable call) {
        assertProblem(call, ProblemCode.PATH_NOT_ALLOWED);
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
