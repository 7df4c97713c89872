/** Metrics of predicted numbers. */
@NullMarked
package io.ashlar.metrics.regression;

import org.jspecify.annotations.NullMarked;
