package io.ashlar.benchmarks.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ashlar.benchmarks.peers.PeerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningProcessTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellTheTimeToTheFirstAnswerAndTheMostMemoryOfAnyTurn() {
        OpeningProcess process = process(
                "n=$(cat n 2>/dev/null || echo 1); echo $((n + 1)) > n; echo a warning; "
                        + "echo \"{\\\"opened\\\": $n, \\\"answered\\\": 3, \\\"idle\\\": 100, \\\"peak\\\": ${n}100, \\\"weights\\\": 1024000}\"");

        assertThat(process.run(3)).isEqualTo(9);
        assertThat(process.opened()).isEqualTo(2);
        assertThat(process.weightsHeld()).isEqualTo(3, within(1e-9));
    }

    @Test
    void shouldNameTheLogOfAProcessThatFails() {
        assertThatThrownBy(() -> process("exit 3").run(1))
                .isInstanceOf(PeerException.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining(folder.resolve("log").toString());
    }

    private OpeningProcess process(String script) {
        return new OpeningProcess(
                "sh",
                List.of("/bin/sh", "-c", "cd \"$FOLDER\"; " + script),
                Map.of("FOLDER", folder.toString()),
                folder.resolve("log"),
                PageCache.WARM);
    }
}
