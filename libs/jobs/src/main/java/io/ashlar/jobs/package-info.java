/**
 * Durable jobs on PostgreSQL, with an outbox to Kafka. This package is what a service writes against: it has a
 * {@link io.ashlar.jobs.JobHandler} for each kind of job that it owns and an {@link io.ashlar.jobs.EventListener} for
 * each piece of news that it acts on, and says its own news through the {@link io.ashlar.jobs.Outbox}. REST, claiming,
 * leases, retries, progress, events and commands are the library's.
 */
@NullMarked
package io.ashlar.jobs;

import org.jspecify.annotations.NullMarked;
