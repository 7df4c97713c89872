/** Models that make pictures: one after the other, on a thread of their own for each endpoint. */
@NullMarked
package io.ashlar.inference.painting;

import org.jspecify.annotations.NullMarked;
