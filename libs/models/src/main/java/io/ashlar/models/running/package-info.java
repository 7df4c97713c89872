/** Archives loaded and run: one forward for sequences of any length, none of them padded. */
@NullMarked
package io.ashlar.models.running;

import org.jspecify.annotations.NullMarked;
