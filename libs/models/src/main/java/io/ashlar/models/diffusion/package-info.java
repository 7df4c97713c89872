/**
 * Text to image: Stable Diffusion 1.x, 2.x and XL in diffusers' layout. Text encoders, denoiser and decoder are loaded
 * apart; the loop over noise levels runs here, so that it tells its progress and stops at any step.
 */
@NullMarked
package io.ashlar.models.diffusion;

import org.jspecify.annotations.NullMarked;
