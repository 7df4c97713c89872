package io.ashlar.models.generation;

/** The text that tokens become; stop strings are looked for in it. */
@FunctionalInterface
public interface TokenText {
    String of(long[] tokens);
}
