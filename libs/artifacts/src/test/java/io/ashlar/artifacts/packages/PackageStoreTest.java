package io.ashlar.artifacts.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageStoreTest {
    @TempDir
    Path folder;

    private Path source;
    private ArtifactStore artifacts;
    private PackageStore packages;

    @BeforeEach
    void layOutAPackage() throws IOException {
        source = folder.resolve("source");
        Files.createDirectories(source.resolve("1_Pooling"));
        Files.writeString(source.resolve("model.safetensors"), "weights");
        Files.writeString(source.resolve("config.json"), "{}");
        Files.writeString(source.resolve("1_Pooling/config.json"), "{}");
        artifacts = FolderArtifactStore.at(folder.resolve("store"));
        packages = new PackageStore(artifacts);
    }

    @Test
    void shouldNameAPackageByItsCanonicalManifest() {
        Digest digest = packages.store(source, Handover.COPY);

        // printf '{}' | sha256sum; printf weights | sha256sum
        String braces = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        String weights = Digest.of("weights".getBytes(UTF_8)).sha256();
        String json = "{\"files\":[{\"digest\":\"" + braces + "\",\"path\":\"1_Pooling/config.json\",\"size\":2},"
                + "{\"digest\":\"" + braces + "\",\"path\":\"config.json\",\"size\":2},"
                + "{\"digest\":\"" + weights + "\",\"path\":\"model.safetensors\",\"size\":7}],\"formatVersion\":1}";
        assertThat(digest).isEqualTo(Digest.of(json.getBytes(UTF_8)));
        assertThat(packages.manifest(digest).canonicalJson()).asString(UTF_8).isEqualTo(json);
    }

    @Test
    void shouldBuildTheSameFolderAgain() throws IOException {
        Digest digest = packages.store(source, Handover.MOVE);
        Path target = folder.resolve("built/package");

        packages.materialize(digest, target, Verification.VERIFY);

        assertThat(relativeFilesBelow(source)).isEmpty();
        assertThat(relativeFilesBelow(target))
                .containsExactlyInAnyOrder("1_Pooling/config.json", "config.json", "model.safetensors");
        assertThat(packages.store(target, Handover.COPY)).isEqualTo(digest);
        assertThat(folder.resolve("built")).isDirectoryNotContaining("glob:**.materializing*");
    }

    @Test
    void shouldPutRightWhatIsMissingOrDifferentInAFolder() throws IOException {
        Digest digest = packages.store(source, Handover.COPY);
        Path target = folder.resolve("package");
        packages.materialize(digest, target, Verification.TRUST);
        Files.delete(target.resolve("config.json"));
        Files.delete(target.resolve("model.safetensors"));
        Files.writeString(target.resolve("model.safetensors"), "strange");
        Files.writeString(target.resolve("archive.cache"), "somebody else's");

        packages.materialize(digest, target, Verification.VERIFY);

        assertThat(target.resolve("config.json")).hasContent("{}");
        assertThat(target.resolve("model.safetensors")).hasContent("weights");
        assertThat(target.resolve("archive.cache")).exists();
    }

    @Test
    void shouldLetManyBuildTheSameFolderAtOnce() throws Exception {
        Digest digest = packages.store(source, Handover.COPY);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<PackageManifest>> builds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                builds.add(threads.submit(
                        () -> packages.materialize(digest, folder.resolve("package"), Verification.TRUST)));
            }
            for (Future<PackageManifest> build : builds) {
                assertThat(build.get().files()).hasSize(3);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(relativeFilesBelow(folder.resolve("package"))).hasSize(3);
    }

    @Test
    void shouldLeaveNoFolderWhenAFileIsGone() throws IOException {
        Digest digest = packages.store(source, Handover.COPY);
        artifacts.collectGarbage(Set.of(digest), Instant.now().plusSeconds(60));
        Path target = folder.resolve("built/package");

        assertProblem(ProblemCode.ARTIFACT_NOT_FOUND, () -> packages.materialize(digest, target, Verification.TRUST));
        assertThat(folder.resolve("built")).isEmptyDirectory();
    }

    @Test
    void shouldStoreAPackageOfFilesThatWerePutOneByOne() {
        Digest file = artifacts.put(source.resolve("config.json"), Handover.COPY);

        Digest digest = packages.store(new PackageManifest(List.of(new PackageFile("config.json", file, 2))));

        assertThat(packages.manifest(digest).file("config.json")).isPresent();
        assertProblem(
                ProblemCode.ARTIFACT_CORRUPT,
                () -> packages.store(new PackageManifest(List.of(new PackageFile("config.json", file, 3)))));
        assertProblem(
                ProblemCode.ARTIFACT_NOT_FOUND,
                () -> packages.store(new PackageManifest(List.of(new PackageFile("a", Digest.of(new byte[] {1}), 1)))));
    }

    @Test
    void shouldKeepPackagesAndTheirFilesFromCollection() {
        Digest digest = packages.store(source, Handover.COPY);

        artifacts.collectGarbage(
                packages.reachable(Set.of(digest)), Instant.now().plusSeconds(60));

        packages.materialize(digest, folder.resolve("package"), Verification.VERIFY);
    }

    @Test
    void shouldRefuseToCollectWhenAManifestCannotBeRead() {
        Digest notAPackage = artifacts.put(source.resolve("config.json"), Handover.COPY);

        assertProblem(ProblemCode.ARTIFACT_CORRUPT, () -> packages.reachable(Set.of(notAPackage)));
        assertProblem(ProblemCode.ARTIFACT_NOT_FOUND, () -> packages.reachable(Set.of(Digest.of(new byte[] {9}))));
    }

    @Test
    void shouldRefuseAManifestThatLeadsOutOfTheFolder() {
        String json = "{\"files\":[{\"digest\":\"" + Digest.of(new byte[0]) + "\",\"path\":\"../x\",\"size\":0}],"
                + "\"formatVersion\":1}";
        Digest hostile = artifacts.put(new ByteArrayInputStream(json.getBytes(UTF_8)), json.length());

        assertProblem(
                ProblemCode.ARTIFACT_CORRUPT,
                () -> packages.materialize(hostile, folder.resolve("package"), Verification.TRUST));
        assertThat(folder.resolve("package")).doesNotExist();
    }

    @Test
    void shouldRefuseLinksInAFolder() throws IOException {
        Files.createSymbolicLink(source.resolve("link"), folder);

        assertProblem(ProblemCode.PATH_NOT_ALLOWED, () -> packages.store(source, Handover.COPY));
    }

    private static List<String> relativeFilesBelow(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .toList();
        }
    }

    private static void assertProblem(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
