/**
 * Folders with expected outputs replayed, to see with one command whether this library still answers what the reference
 * did.
 */
@NullMarked
package io.ashlar.models.replay;

import org.jspecify.annotations.NullMarked;
