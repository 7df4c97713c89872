/** Tests of the Open Inference Protocol over REST. */
@NullMarked
package io.ashlar.inference.oip.rest;

import org.jspecify.annotations.NullMarked;
