/**
 * Datasets: uploaded as a stream, read and profiled before anything is registered, then immutable versions by content.
 */
@NullMarked
package io.ashlar.catalog.datasets;

import org.jspecify.annotations.NullMarked;
