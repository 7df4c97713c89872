/** Searches over recipes: one written plan becomes the recipes of its trials, and their results a table. */
@NullMarked
package io.ashlar.models.training.sweeps;

import org.jspecify.annotations.NullMarked;
