package io.ashlar.benchmarks.supported;

/**
 * What was measured of a family, as {@code docs/benchmarks/figures.json} has it; the tables beside that file say how.
 *
 * @param what the model and the work
 * @param parity the largest difference from transformers
 * @param speed how many times as fast as others
 */
record Figure(String family, String what, String parity, String speed) {}
