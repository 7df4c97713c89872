/** What every benchmark has: its options, the choice of its cases, and its surroundings, which go away with it. */
@NullMarked
package io.ashlar.benchmarks.run;

import org.jspecify.annotations.NullMarked;
