/** Requests that no well-behaved client would send. */
@NullMarked
package io.ashlar.testing.http;

import org.jspecify.annotations.NullMarked;
