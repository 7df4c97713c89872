/** Side by side with peers, one command a table. */
@NullMarked
package io.ashlar.benchmarks;

import org.jspecify.annotations.NullMarked;
