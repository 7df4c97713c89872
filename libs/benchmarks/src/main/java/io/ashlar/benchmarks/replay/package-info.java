/**
 * Metrics computed again from a folder of predictions with known values: ours must be the reference implementation's.
 */
@NullMarked
package io.ashlar.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
