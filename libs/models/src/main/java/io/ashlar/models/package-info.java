/** Checkpoints to TorchScript to DJL; tokenizers; tasks; the training loop. */
@NullMarked
package io.ashlar.models;

import org.jspecify.annotations.NullMarked;
