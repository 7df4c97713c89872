/** Every failure of every REST resource of a service as a problem document (RFC 9457) with a stable code. */
@NullMarked
package io.ashlar.jobs.problems;

import org.jspecify.annotations.NullMarked;
