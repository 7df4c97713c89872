package io.ashlar.benchmarks.peers;

import io.ashlar.benchmarks.measure.Contender;
import java.util.HashMap;
import java.util.Map;

/** A peer's run, timed by itself; it is told {@code request}, and how many times. */
public record TimedPeer(String name, PythonPeer peer, Map<String, Object> request) implements Contender {
    public TimedPeer {
        request = Map.copyOf(request);
    }

    @Override
    public double run(int times) {
        Map<String, Object> told = new HashMap<>(request);
        told.put("times", times);
        return peer.ask("run", told).path("seconds").doubleValue();
    }
}
