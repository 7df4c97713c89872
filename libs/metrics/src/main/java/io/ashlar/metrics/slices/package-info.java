/** Parts of a dataset that are measured by themselves: rows that share a value, or are about as long. */
@NullMarked
package io.ashlar.metrics.slices;

import org.jspecify.annotations.NullMarked;
