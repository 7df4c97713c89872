/**
 * The training step as TorchScript: a model's blocks with loss, gradients, clipping and optimizer added at the root,
 * and the loaded module.
 */
@NullMarked
package io.ashlar.models.training.archive;

import org.jspecify.annotations.NullMarked;
