/** A training on disk, whole or not at all, from which it goes on as if nothing had happened. */
@NullMarked
package io.ashlar.models.training.checkpoints;

import org.jspecify.annotations.NullMarked;
