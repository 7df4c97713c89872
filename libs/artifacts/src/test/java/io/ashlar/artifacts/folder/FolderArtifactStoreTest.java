package io.ashlar.artifacts.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest {
    private static final byte[] CONTENT = "dressed stone".getBytes(UTF_8);
    private static final Digest UNKNOWN = Digest.of("never put".getBytes(UTF_8));

    @TempDir
    Path folder;

    @Test
    void shouldGiveBackWhatWasPut() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);

        Digest digest = put(store, CONTENT);

        assertThat(digest).isEqualTo(Digest.of(CONTENT));
        assertThat(read(store, digest, Verification.VERIFY)).isEqualTo(CONTENT);
        assertThat(store.find(digest).orElseThrow().size()).isEqualTo(CONTENT.length);
        assertThat(FolderArtifactStore.at(folder).find(digest)).isPresent();
    }

    @Test
    void shouldKeepTheSameContentOnce() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);

        put(store, CONTENT);
        put(store, CONTENT);

        assertThat(filesBelow(folder.resolve("objects"))).hasSize(1);
        assertThat(filesBelow(folder.resolve("incoming"))).isEmpty();
    }

    @Test
    void shouldLeaveACopiedFileAndTakeAMovedOne() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder.resolve("store"));
        Path file = Files.write(folder.resolve("file"), CONTENT);

        Digest copied = store.put(file, Handover.COPY);
        Files.writeString(file, "changed by its owner");
        Digest moved = store.put(file, Handover.MOVE);

        assertThat(file).doesNotExist();
        assertThat(read(store, copied, Verification.VERIFY)).isEqualTo(CONTENT);
        assertThat(read(store, moved, Verification.VERIFY)).asString(UTF_8).isEqualTo("changed by its owner");
    }

    @Test
    void shouldNotTakeALink() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder.resolve("store"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.write(folder.resolve("file"), CONTENT));

        assertThatThrownBy(() -> store.put(link, Handover.MOVE)).hasMessageContaining("not a regular file");
        assertThat(store.find(Digest.of(CONTENT))).isEmpty();
    }

    @Test
    void shouldSayThatAnArtifactIsNotThere() {
        ArtifactStore store = FolderArtifactStore.at(folder);

        assertThat(store.find(UNKNOWN)).isEmpty();
        assertProblem(ProblemCode.ARTIFACT_NOT_FOUND, () -> store.open(UNKNOWN, Verification.TRUST));
        assertProblem(
                ProblemCode.ARTIFACT_NOT_FOUND,
                () -> store.materialize(UNKNOWN, folder.resolve("target"), Verification.TRUST));
    }

    @Test
    void shouldStoreNothingWhenTheSourceFails() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> store.put(
                        new SequenceInputStream(new ByteArrayInputStream(CONTENT), broken), ArtifactStore.UNKNOWN_SIZE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("connection reset");
        assertNothingStored();
    }

    @Test
    void shouldStoreNothingWhenTheSizeIsNotTheAnnouncedOne() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);

        assertProblem(
                ProblemCode.ARTIFACT_CORRUPT, () -> store.put(new ByteArrayInputStream(CONTENT), CONTENT.length + 1));
        assertNothingStored();
    }

    @Test
    void shouldRefuseWhatDoesNotFitBeforeReadingIt() throws IOException {
        ArtifactStore store = new FolderArtifactStore(folder, unused -> DiskSpace.RESERVE_BYTES + CONTENT.length - 1);
        ByteArrayInputStream content = new ByteArrayInputStream(CONTENT);

        assertProblem(ProblemCode.DISK_FULL, () -> store.put(content, CONTENT.length));
        assertThat(content.available()).isEqualTo(CONTENT.length);
        assertNothingStored();
    }

    @Test
    void shouldStopAStreamOfUnknownSizeBeforeTheDiskIsFull() throws IOException {
        long[] left = {DiskSpace.RESERVE_BYTES + (20L << 20)};
        ArtifactStore store = new FolderArtifactStore(folder, unused -> left[0] -= 10L << 20);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };

        assertProblem(ProblemCode.DISK_FULL, () -> store.put(endless, ArtifactStore.UNKNOWN_SIZE));
        assertNothingStored();
    }

    @Test
    void shouldNameAFullDiskThatOnlyTheWriteMet() {
        assertThat(DiskSpace.failure(new IOException("No space left on device")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.DISK_FULL));
        assertThat(DiskSpace.failure(new IOException("Input/output error"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldNotLetACorruptArtifactBeReadToItsEnd() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);
        Digest digest = put(store, CONTENT);
        corrupt();

        assertProblem(ProblemCode.ARTIFACT_CORRUPT, () -> read(store, digest, Verification.VERIFY));
        assertThat(read(store, digest, Verification.TRUST)).hasSize(CONTENT.length);
    }

    @Test
    void shouldRepairACorruptArtifactByPuttingItAgain() throws IOException {
        ArtifactStore store = FolderArtifactStore.at(folder);
        Digest digest = put(store, CONTENT);
        corrupt();

        put(store, CONTENT);

        assertThat(read(store, digest, Verification.VERIFY)).isEqualTo(CONTENT);
    }

    private void corrupt() throws IOException {
        Path object = filesBelow(folder.resolve("objects")).get(0);
        assertThat(object.toFile().setWritable(true)).isTrue();
        byte[] content = Files.readAllBytes(object);
        content[3] ^= 1;
        Files.write(object, content);
    }

    private void assertNothingStored() throws IOException {
        assertThat(filesBelow(folder.resolve("objects"))).isEmpty();
        assertThat(filesBelow(folder.resolve("incoming"))).isEmpty();
    }

    static Digest put(ArtifactStore store, byte[] content) {
        return store.put(new ByteArrayInputStream(content), content.length);
    }

    static byte[] read(ArtifactStore store, Digest digest, Verification verification) throws IOException {
        try (InputStream content = store.open(digest, verification)) {
            return content.readAllBytes();
        }
    }

    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    static void assertProblem(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
