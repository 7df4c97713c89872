/**
 * What only tests need. The resource that gives a {@code @QuarkusTest} its PostgreSQL and Kafka is here; the servers
 * behind it, the log of events and the tiny models have their own packages.
 */
@NullMarked
package io.ashlar.testing;

import org.jspecify.annotations.NullMarked;
