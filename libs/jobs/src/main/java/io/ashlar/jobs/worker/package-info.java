/**
 * Worker processes: work that may end its process (native code, memory) happens in one of its own, never in the
 * service's.
 */
@NullMarked
package io.ashlar.jobs.worker;

import org.jspecify.annotations.NullMarked;
