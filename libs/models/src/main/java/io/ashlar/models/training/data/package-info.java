/** Rows on their way into a training step: encoded, ordered by the seed, and packed into batches without padding. */
@NullMarked
package io.ashlar.models.training.data;

import org.jspecify.annotations.NullMarked;
