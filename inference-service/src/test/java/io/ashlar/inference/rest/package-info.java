/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.inference.rest;

import org.jspecify.annotations.NullMarked;
