/** Fine-tuning: recipe, training step, loop, checkpoints, and the package that comes out. */
@NullMarked
package io.ashlar.models.training;

import org.jspecify.annotations.NullMarked;
