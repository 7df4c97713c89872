package io.ashlar.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerClassPathTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeTheFoldersThatTheLauncherJarStarts() throws IOException {
        Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(folder.resolve("lib/main"));

        assertThat(WorkerClassPath.of(folder.resolve("quarkus-run.jar").toString())
                        .split(":", -1))
                .containsExactly(folder + "/app/*", folder + "/lib/main/*", folder + "/lib/boot/*");
    }

    @Test
    void shouldTakeAnyOtherClassPathAsItIs() {
        String path = folder.resolve("classes") + ":" + folder.resolve("library.jar");

        assertThat(WorkerClassPath.of(path)).isEqualTo(path);
    }
}
