package io.ashlar.models;

/**
 * How a package is opened.
 *
 * @param headSeed seed of a head that the checkpoint lacks
 * @param threads threads of the engine, for the whole process; 0 leaves what it has
 */
public record OpenOptions(Precision precision, long headSeed, int threads) {
    public OpenOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", not 0 or above");
        }
    }

    /** This precision, seed 0, the engine's own threads. */
    public static OpenOptions of(Precision precision) {
        return new OpenOptions(precision, 0, 0);
    }
}
