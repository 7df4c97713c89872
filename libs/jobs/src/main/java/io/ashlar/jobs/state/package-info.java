/** A job's states as records; their methods are the legal transitions, so an illegal one does not compile. */
@NullMarked
package io.ashlar.jobs.state;

import org.jspecify.annotations.NullMarked;
