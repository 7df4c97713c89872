package io.ashlar.models.generation;

/**
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014): the same seed gives the same
 * text on every machine and in every version. Sequence n of a request draws from the seed plus n golden gammas, mixed.
 */
final class Randomness {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Randomness(long seed, int sequence) {
        this.state = mix(seed + sequence * GOLDEN_GAMMA);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /** Standard Gumbel: the k largest of log-weights plus such noise are k draws without replacement. */
    double gumbel() {
        double u = ((next() >>> 11) + 0.5) * UNIT;
        return -Math.log(-Math.log(u));
    }
}
