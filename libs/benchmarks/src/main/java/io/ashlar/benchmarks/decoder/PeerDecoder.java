package io.ashlar.benchmarks.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.peers.PythonPeer;
import java.util.List;
import java.util.Map;

/** A peer's greedy generation, timed by itself. */
record PeerDecoder(String name, PythonPeer peer, String precision, List<long[]> prompts, int newTokens)
        implements Contender {
    @Override
    public double run(int times) {
        return ask(times).path("seconds").doubleValue();
    }

    /** The new tokens of each prompt. */
    long[][] generate() {
        JsonNode rows = ask(1).path("tokens");
        long[][] tokens = new long[rows.size()][];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row] = new long[rows.get(row).size()];
            for (int step = 0; step < tokens[row].length; step++) {
                tokens[row][step] = rows.get(row).get(step).asLong();
            }
        }
        return tokens;
    }

    private JsonNode ask(int times) {
        return peer.ask("run", Map.of("ids", prompts, "new", newTokens, "precision", precision, "times", times));
    }
}
