/** Tests of the typed predictions. */
@NullMarked
package io.ashlar.inference.typed;

import org.jspecify.annotations.NullMarked;
