package io.ashlar.artifacts;

/**
 * What a garbage collection removed.
 *
 * @param artifacts that nothing referred to
 * @param abandoned remains of puts that never ended
 * @param bytes of both, in the store (materialized hard links keep their bytes on the disk)
 */
public record Collected(long artifacts, long abandoned, long bytes) {}
