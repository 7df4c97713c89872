package io.ashlar.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a package is opened.
 *
 * @param archiveCache folder in which archives are kept for the next start; none: a temporary file, removed after
 *     loading
 * @param digest what identifies the package's content in the cache; none: nothing is cached
 * @param headSeed seed of a head that the checkpoint lacks
 * @param threads threads of the engine, for the whole process; 0 leaves what it has
 */
public record OpenOptions(
        Precision precision,
        @Nullable Path archiveCache,
        @Nullable String digest,
        long headSeed,
        int threads) {
    public OpenOptions {
        if (digest != null && !digest.matches("[A-Za-z0-9]{1,128}")) {
            throw new IllegalArgumentException("digest is '" + digest + "', not letters and digits");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", not 0 or above");
        }
    }

    /** This precision, no cache, seed 0, the engine's own threads. */
    public static OpenOptions of(Precision precision) {
        return new OpenOptions(precision, null, null, 0, 0);
    }
}
