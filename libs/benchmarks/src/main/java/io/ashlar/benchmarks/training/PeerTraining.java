package io.ashlar.benchmarks.training;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.peers.PythonPeer;
import java.util.Map;

/** The same step in a peer, timed by itself. */
record PeerTraining(String name, PythonPeer peer) implements Contender {
    @Override
    public double run(int times) {
        return peer.ask("run", Map.of("times", times)).path("seconds").doubleValue();
    }
}
