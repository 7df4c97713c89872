/** Pictures made from text, beside diffusers. */
@NullMarked
package io.ashlar.benchmarks.diffusion;

import org.jspecify.annotations.NullMarked;
