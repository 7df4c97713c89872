/**
 * News on their way to Kafka: written in the transaction of what they tell of, sent in order by one relay of the
 * service, marked only when the broker has them. A crash in between sends an event twice, never not at all.
 */
@NullMarked
package io.ashlar.jobs.outbox;

import org.jspecify.annotations.NullMarked;
