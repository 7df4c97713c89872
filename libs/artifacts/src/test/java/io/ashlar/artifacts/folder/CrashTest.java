package io.ashlar.artifacts.folder;

import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.put;
import static io.ashlar.artifacts.folder.FolderArtifactStoreTest.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path folder;

    /** What runs in the process that is killed: puts without end, and tells what was put. */
    static final class PutForever {
        public static void main(String[] arguments) {
            ArtifactStore store = FolderArtifactStore.at(Path.of(arguments[0]));
            Random random = new Random(Long.parseLong(arguments[1]));
            byte[] content = new byte[3 << 20];
            while (true) {
                random.nextBytes(content);
                System.out.println(put(store, content));
            }
        }
    }

    @Test
    void shouldShowOnlyWholeArtifactsAfterAKill() throws Exception {
        List<Digest> returned = new ArrayList<>();
        for (int kill = 0; kill < 3; kill++) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PutForever.class.getName(),
                            folder.toString(),
                            Integer.toString(kill))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                for (int i = 0; i < 4 + kill; i++) {
                    returned.add(new Digest(lines.readLine()));
                }
                process.destroyForcibly().waitFor();
            }
        }
        ArtifactStore store = FolderArtifactStore.at(folder);
        Layout layout = new Layout(folder);
        List<Digest> visible = new ArrayList<>();
        for (Path objects : layout.objectFolders()) {
            layout.objectsIn(objects).forEach(object -> visible.add(Layout.digest(object)));
        }

        assertThat(returned).hasSize(15);
        assertThat(visible).containsAll(returned);
        for (Digest digest : visible) {
            assertThat(read(store, digest, Verification.VERIFY)).hasSize(3 << 20);
        }
    }

    @Test
    void shouldKeepOneCopyOfWhatManyPutAtTheSameMoment() throws Exception {
        byte[] content = new byte[200_000];
        new Random(5).nextBytes(content);
        int putters = 8;
        CyclicBarrier start = new CyclicBarrier(putters);
        ExecutorService threads = Executors.newFixedThreadPool(putters);
        try {
            List<Callable<Digest>> puts = new ArrayList<>();
            for (int i = 0; i < putters; i++) {
                ArtifactStore store = FolderArtifactStore.at(folder);
                puts.add(() -> {
                    start.await();
                    return put(store, content);
                });
            }
            for (Future<Digest> put : threads.invokeAll(puts)) {
                assertThat(put.get()).isEqualTo(Digest.of(content));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(FolderArtifactStoreTest.filesBelow(folder.resolve("objects")))
                .hasSize(1);
        assertThat(FolderArtifactStoreTest.filesBelow(folder.resolve("incoming")))
                .isEmpty();
    }
}
