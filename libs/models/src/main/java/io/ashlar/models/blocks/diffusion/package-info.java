/** Blocks of latent diffusion models, with the paths that diffusers' checkpoints have. */
@NullMarked
package io.ashlar.models.blocks.diffusion;

import org.jspecify.annotations.NullMarked;
