/**
 * Text as the reference implementations see it: Python's rules for blanks, case and letters, which differ from Java's.
 */
@NullMarked
package io.ashlar.metrics.text;

import org.jspecify.annotations.NullMarked;
