/** Tests of the samples for users; they need more than a JDK. */
@NullMarked
package io.ashlar.inference.samples;

import org.jspecify.annotations.NullMarked;
