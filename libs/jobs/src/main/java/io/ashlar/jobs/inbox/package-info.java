/**
 * News from Kafka: each event takes effect once, in the transaction that remembers its id; what cannot be handled goes
 * to a dead-letter topic with the reason.
 */
@NullMarked
package io.ashlar.jobs.inbox;

import org.jspecify.annotations.NullMarked;
