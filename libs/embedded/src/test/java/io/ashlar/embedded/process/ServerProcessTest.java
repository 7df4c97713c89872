package io.ashlar.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    Path folder;

    @Test
    void shouldLeaveNoServerBehindThatNobodyWaitsFor() {
        ServerProcess server = ServerProcess.spawn("a sleeper", List.of("sleep", "600"), folder.resolve("log"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> server.awaitReady(() -> false, Duration.ofMinutes(5)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("a sleeper");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.alive()).isFalse();
    }
}
