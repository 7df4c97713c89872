/**
 * What architectures are made of: blocks whose path is the checkpoint's key, each with the TorchScript that computes
 * it.
 */
@NullMarked
package io.ashlar.models.blocks;

import org.jspecify.annotations.NullMarked;
