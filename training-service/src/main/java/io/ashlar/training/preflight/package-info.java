/** Everything about a fine-tuning that can be known before compute. */
@NullMarked
package io.ashlar.training.preflight;

import org.jspecify.annotations.NullMarked;
