package io.ashlar.benchmarks.encoderdecoder;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.peers.PythonPeer;
import java.util.Map;

/** A peer's writing, timed by itself. */
record PeerWriter(String name, PythonPeer peer, String precision, Writing writing) implements Contender {
    @Override
    public double run(int times) {
        return peer.ask(
                        "run",
                        Map.of(
                                "model",
                                writing.model().title(),
                                "ids",
                                Writing.sources(),
                                "new",
                                Writing.TOKENS_OUT,
                                "beams",
                                writing.beams(),
                                "precision",
                                precision,
                                "times",
                                times))
                .path("seconds")
                .doubleValue();
    }
}
