package io.ashlar.benchmarks.vision;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.peers.PythonPeer;
import java.util.Map;

/** A peer's run, timed by itself. */
record TimedPeer(String name, PythonPeer peer, String precision) implements Contender {
    @Override
    public double run(int times) {
        return peer.ask("run", Map.of("precision", precision, "times", times))
                .path("seconds")
                .doubleValue();
    }
}
