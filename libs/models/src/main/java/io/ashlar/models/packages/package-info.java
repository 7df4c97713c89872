/** Whole packages judged: does everything in the folder fit together, and does it run. */
@NullMarked
package io.ashlar.models.packages;

import org.jspecify.annotations.NullMarked;
