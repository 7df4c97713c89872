package io.ashlar.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSayThatNoPythonIsNamed() {
        try (Peers peers = new Peers(null, folder, 1)) {
            assertThat(peers.load("transformers_encoder", Map.of()))
                    .isEqualTo(new Peers.State.Missing("not run: name a Python that has it by --python"));
        }
    }

    @Test
    void shouldSayThatThePythonIsNotThere() {
        try (Peers peers = new Peers("no-such-python", folder, 1)) {
            Peers.State state = peers.load("transformers_encoder", Map.of());
            assertThat(state).isInstanceOf(Peers.State.Missing.class);
            assertThat(state.toString()).contains("cannot start 'no-such-python'");
        }
    }

    @Test
    void shouldSayThatTheProcessEndedWithoutAnAnswer() {
        try (Peers peers = new Peers("true", folder, 1)) {
            assertThat(peers.load("transformers_encoder", Map.of()).toString()).contains("ended while it was asked");
        }
    }
}
