/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.inference.writing;

import org.jspecify.annotations.NullMarked;
