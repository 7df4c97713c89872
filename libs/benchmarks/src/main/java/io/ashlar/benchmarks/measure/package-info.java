/** Rivals timed side by side: they take turns in one run, so that whatever slows the machine slows all of them. */
@NullMarked
package io.ashlar.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
