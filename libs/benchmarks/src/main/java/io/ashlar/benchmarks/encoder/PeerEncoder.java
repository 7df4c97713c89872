package io.ashlar.benchmarks.encoder;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.peers.PythonPeer;
import java.util.Map;

/** A peer's forward, timed by itself: from padded arrays to its own array of hidden states. */
record PeerEncoder(String name, PythonPeer peer, String batch, String precision) implements Contender {
    @Override
    public double run(int times) {
        return peer.ask("run", Map.of("batch", batch, "precision", precision, "times", times))
                .path("seconds")
                .doubleValue();
    }
}
