/** How sure a metric is: bootstrap intervals, and whether two models differ on the same rows. Seeded, so repeatable. */
@NullMarked
package io.ashlar.metrics.resampling;

import org.jspecify.annotations.NullMarked;
