/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.inference.prediction;

import org.jspecify.annotations.NullMarked;
