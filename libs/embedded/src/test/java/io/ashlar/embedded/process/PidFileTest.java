package io.ashlar.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldKnowALivingServerAgain() {
        Path file = folder.resolve("pid");
        ServerProcess self = new ServerProcess("self", ProcessHandle.current(), folder.resolve("log"));
        PidFile.write(file, self, 4711);

        LivingServer found = PidFile.living(file).orElseThrow();
        assertThat(found.process().pid()).isEqualTo(self.pid());
        assertThat(found.port()).isEqualTo(4711);
    }

    @Test
    void shouldNotTakeALaterProcessOfTheSameNumberForTheServer() throws Exception {
        Path file = folder.resolve("pid");
        Files.write(file, List.of("" + ProcessHandle.current().pid(), "4711", "2001-01-01T00:00:00Z"));
        assertThat(PidFile.living(file)).isEmpty();
    }

    @Test
    void shouldKnowNothingFromAFileThatAPowerCutLeftEmptyOrCutOff() throws Exception {
        Path file = folder.resolve("pid");
        Files.write(file, List.of());
        assertThat(PidFile.living(file)).isEmpty();
        Files.write(file, List.of("" + ProcessHandle.current().pid(), "4711"));
        assertThat(PidFile.living(file)).isEmpty();
    }

    @Test
    void shouldKnowNothingWithoutAFile() {
        assertThat(PidFile.living(folder.resolve("none"))).isEmpty();
    }
}
