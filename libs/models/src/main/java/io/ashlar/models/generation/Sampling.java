package io.ashlar.models.generation;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a token is drawn.
 *
 * @param topK 0: all
 * @param minP share of the best token's probability that a token needs; none: all pass
 * @param epsilonCutoff 0: off
 * @param etaCutoff 0: off
 */
record Sampling(
        double temperature,
        int topK,
        double topP,
        @Nullable Double minP,
        double typicalP,
        double epsilonCutoff,
        double etaCutoff,
        long seed) {

    static Sampling read(OptionFields fields) {
        return new Sampling(
                fields.real("temperature", t -> t > 0, "a number above 0 (for greedy decoding: do_sample false)", 1),
                fields.integer("top_k", 0, Integer.MAX_VALUE, 50),
                fields.real("top_p", p -> p >= 0 && p <= 1, "a number from 0 to 1", 1),
                fields.real("min_p", p -> p >= 0 && p <= 1, "a number from 0 to 1"),
                fields.real("typical_p", p -> p > 0 && p <= 1, "a number above 0, at most 1", 1),
                fields.real("epsilon_cutoff", p -> p >= 0 && p <= 1, "a number from 0 to 1", 0),
                fields.real("eta_cutoff", p -> p >= 0 && p <= 1, "a number from 0 to 1", 0),
                fields.seed("seed", ThreadLocalRandom.current().nextLong()));
    }
}
