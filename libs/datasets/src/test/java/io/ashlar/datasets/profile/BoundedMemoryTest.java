package io.ashlar.datasets.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.datasets.rows.Format;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {
    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    /** What runs in a process whose heap is much smaller than the file. */
    static final class Profile {
        public static void main(String[] arguments) {
            DatasetProfile profile = DatasetProfiler.profile(Path.of(arguments[0]), Format.JSONL);
            System.out.print(
                    profile.rowCount() + " rows, " + profile.columns().get(1).topValues());
        }
    }

    @Test
    void shouldProfileAMillionRowsInASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Profile.class.getName(),
                        write().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .isEqualTo("1000000 rows, [ValueCount[value=a, count=500000], ValueCount[value=b, count=500000]]");
    }

    private Path write() throws IOException {
        Path file = folder.resolve("million.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                writer.write("{\"text\":\"message number " + i + " says something of some length, as messages do\",");
                writer.write("\"label\":\"" + (i % 2 == 0 ? 'a' : 'b') + "\"}\n");
            }
        }
        return file;
    }
}
