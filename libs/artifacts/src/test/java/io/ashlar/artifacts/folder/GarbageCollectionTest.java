package io.ashlar.artifacts.folder;

import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.filesBelow;
import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.put;
import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Collected;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectionTest {
    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(7));
    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void openStore() {
        store = FolderArtifactStore.at(folder);
    }

    @Test
    void shouldRemoveOnlyWhatIsNeitherLiveNorYoung() throws IOException {
        Digest live = putLastWeek("live");
        Digest dead = putLastWeek("dead");
        Digest young = put(store, "young".getBytes(UTF_8));

        Collected collected = store.collectGarbage(Set.of(live), YESTERDAY);

        assertThat(collected).isEqualTo(new Collected(1, 0, 4));
        assertThat(store.find(dead)).isEmpty();
        assertThat(store.find(live)).isPresent();
        assertThat(store.find(young)).isPresent();
    }

    @Test
    void shouldCountTheGraceAnewWhenTheSameContentIsPutAgain() throws IOException {
        Digest digest = putLastWeek("again");

        put(store, "again".getBytes(UTF_8));

        assertThat(store.collectGarbage(Set.of(), YESTERDAY).artifacts()).isZero();
        assertThat(store.find(digest)).isPresent();
    }

    @Test
    void shouldRemoveWhatACrashLeftBetweenWritingAndRenaming() throws IOException {
        Path abandoned = Files.writeString(folder.resolve("incoming/of-a-dead-process"), "half");
        Path running = Files.writeString(folder.resolve("incoming/of-a-running-put"), "half");
        Files.setLastModifiedTime(abandoned, FileTime.from(LAST_WEEK));

        Collected collected = store.collectGarbage(Set.of(), Instant.now().plusSeconds(60));

        assertThat(collected).isEqualTo(new Collected(0, 1, 4));
        assertThat(abandoned).doesNotExist();
        assertThat(running).exists();
    }

    @Test
    void shouldLeaveStrangersFilesAlone() throws IOException {
        Path stranger = folder.resolve("objects/ab/notes.txt");
        Files.createDirectories(stranger.getParent());
        Files.writeString(stranger, "mine");
        Files.setLastModifiedTime(stranger, FileTime.from(LAST_WEEK));

        assertThat(store.collectGarbage(Set.of(), Instant.now()).artifacts()).isZero();
        assertThat(stranger).hasContent("mine");
    }

    @Test
    void shouldNeverTakeBackWhatAPutJustReturned() throws Exception {
        byte[] content = "put again and again while old copies are collected".getBytes(UTF_8);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService collector = Executors.newSingleThreadExecutor();
        try {
            Future<?> collecting = collector.submit(() -> {
                while (!done.get()) {
                    store.collectGarbage(Set.of(), YESTERDAY);
                }
            });
            for (int round = 0; round < 300; round++) {
                Digest digest = put(store, content);
                assertThat(read(store, digest, Verification.VERIFY)).isEqualTo(content);
                age(digest); // from here on it may be collected at any moment, also in the middle of the next put
            }
            done.set(true);
            collecting.get();
        } finally {
            done.set(true);
            collector.shutdownNow();
        }
        assertThat(filesBelow(folder.resolve("incoming"))).isEmpty();
    }

    private Digest putLastWeek(String content) throws IOException {
        Digest digest = put(store, content.getBytes(UTF_8));
        age(digest);
        return digest;
    }

    private void age(Digest digest) throws IOException {
        Files.setLastModifiedTime(new Layout(folder).object(digest), FileTime.from(LAST_WEEK));
    }
}
