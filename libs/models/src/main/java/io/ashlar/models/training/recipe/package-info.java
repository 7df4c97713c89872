/**
 * What a user may say about a fine-tuning, checked before anything runs, and the learning rates that follow from it.
 */
@NullMarked
package io.ashlar.models.training.recipe;

import org.jspecify.annotations.NullMarked;
