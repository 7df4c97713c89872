/** Tests of what is told about processes that open packages. */
@NullMarked
package io.ashlar.benchmarks.opening;

import org.jspecify.annotations.NullMarked;
