/** Train, validation and test rows out of one dataset, the same ones every time. */
@NullMarked
package io.ashlar.datasets.splits;

import org.jspecify.annotations.NullMarked;
