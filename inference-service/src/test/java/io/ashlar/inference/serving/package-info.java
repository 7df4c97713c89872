/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.inference.serving;

import org.jspecify.annotations.NullMarked;
