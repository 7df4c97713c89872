package io.ashlar.benchmarks.measure;

/** One that does a piece of work when it is told to, and nothing between. */
public interface Contender {
    /** What tables call it. */
    String name();

    /** Does the work so many times and answers the seconds that all of them took, its own waiting left out. */
    double run(int times);
}
