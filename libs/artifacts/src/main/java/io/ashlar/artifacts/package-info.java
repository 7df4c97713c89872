/** Content-addressed files. */
@NullMarked
package io.ashlar.artifacts;

import org.jspecify.annotations.NullMarked;
