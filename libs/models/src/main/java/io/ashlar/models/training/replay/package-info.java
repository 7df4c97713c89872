/** Runs recorded fine-tunings of other libraries through our own code and compares every step. */
@NullMarked
package io.ashlar.models.training.replay;

import org.jspecify.annotations.NullMarked;
