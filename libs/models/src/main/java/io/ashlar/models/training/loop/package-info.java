/** The training loop: batches in order, steps, evaluations, the best weights, and what it tells its caller. */
@NullMarked
package io.ashlar.models.training.loop;

import org.jspecify.annotations.NullMarked;
