/** Low-rank adaptation of any family: which blocks, how they compute, how they begin, and what is left of them. */
@NullMarked
package io.ashlar.models.training.lora;

import org.jspecify.annotations.NullMarked;
