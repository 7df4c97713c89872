/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.inference.oip;

import org.jspecify.annotations.NullMarked;
