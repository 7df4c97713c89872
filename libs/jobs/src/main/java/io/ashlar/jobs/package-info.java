/** Durable jobs on PostgreSQL, with an outbox to Kafka. */
@NullMarked
package io.ashlar.jobs;

import org.jspecify.annotations.NullMarked;
