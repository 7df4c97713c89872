/**
 * The samplers of diffusion models: which noise levels are visited, and what a model's answer at one makes of the
 * sample. Numbers follow diffusers, whose configurations they read.
 */
@NullMarked
package io.ashlar.models.diffusion.schedulers;

import org.jspecify.annotations.NullMarked;
