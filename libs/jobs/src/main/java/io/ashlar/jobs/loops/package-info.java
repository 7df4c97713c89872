/** Threads that do the same thing again and again, whatever happens. */
@NullMarked
package io.ashlar.jobs.loops;

import org.jspecify.annotations.NullMarked;
