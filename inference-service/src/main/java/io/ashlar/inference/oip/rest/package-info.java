/** The Open Inference Protocol over REST, with Triton's binary tensor data extension. */
@NullMarked
package io.ashlar.inference.oip.rest;

import org.jspecify.annotations.NullMarked;
