/**
 * A replica at work: it claims jobs for its free slots, runs each attempt on a thread of its own, renews the leases of
 * all, and takes over what other replicas lost.
 */
@NullMarked
package io.ashlar.jobs.execution;

import org.jspecify.annotations.NullMarked;
