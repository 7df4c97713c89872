package io.ashlar.benchmarks.opening;

/**
 * What a process tells about a package that it opened.
 *
 * @param opened seconds until the package was open
 * @param answered seconds until the first answer after that
 * @param idle kilobytes of memory just before
 * @param peak the most kilobytes that it had
 * @param weights bytes of the weights in the precision that runs
 */
record Opening(double opened, double answered, long idle, long peak, long weights) {

    /** The memory that opening took at the most, over the weights. */
    double weightsHeld() {
        return (peak - idle) * 1024.0 / weights;
    }
}
