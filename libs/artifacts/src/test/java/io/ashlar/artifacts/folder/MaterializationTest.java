package io.ashlar.artifacts.folder;

import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.assertProblem;
import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.filesBelow;
import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.problems.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterializationTest {
    private static final byte[] CONTENT = "weights".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void shouldPutTheContentIntoFoldersThatItMakes() throws IOException {
        ArtifactStore store = store();
        Path target = folder.resolve("a/b/model.safetensors");

        store.materialize(put(store, CONTENT), target, Verification.VERIFY);

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(Files.getPosixFilePermissions(target)).asString().doesNotContain("WRITE");
    }

    @Test
    void shouldReplaceWhatIsThereAndMayRunTwice() throws IOException {
        ArtifactStore store = store();
        Digest digest = put(store, CONTENT);
        Path target =
                Files.writeString(Files.createDirectories(folder.resolve("out")).resolve("file"), "older");

        store.materialize(digest, target, Verification.TRUST);
        store.materialize(digest, target, Verification.TRUST);

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(filesBelow(folder.resolve("out"))).containsExactly(target);
    }

    @Test
    void shouldLeaveTheTargetAsItWasWhenTheArtifactIsCorrupt() throws IOException {
        ArtifactStore store = store();
        Digest digest = put(store, CONTENT);
        Path object = filesBelow(folder.resolve("store/objects")).get(0);
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "strange");
        Path target =
                Files.writeString(Files.createDirectories(folder.resolve("out")).resolve("file"), "older");

        assertProblem(ProblemCode.ARTIFACT_CORRUPT, () -> store.materialize(digest, target, Verification.VERIFY));

        assertThat(target).hasContent("older");
        assertThat(filesBelow(folder.resolve("out"))).containsExactly(target);
    }

    @Test
    void shouldKeepMaterializedFilesWhenTheirArtifactIsCollected() {
        ArtifactStore store = store();
        Digest digest = put(store, CONTENT);
        Path target = folder.resolve("file");
        store.materialize(digest, target, Verification.TRUST);

        store.collectGarbage(Set.of(), Instant.now().plusSeconds(60));

        assertThat(store.find(digest)).isEmpty();
        assertThat(target).hasBinaryContent(CONTENT);
    }

    private ArtifactStore store() {
        return FolderArtifactStore.at(folder.resolve("store"));
    }
}
