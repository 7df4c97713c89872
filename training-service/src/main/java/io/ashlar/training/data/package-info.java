/** From a dataset to the rows of a training. */
@NullMarked
package io.ashlar.training.data;

import org.jspecify.annotations.NullMarked;
