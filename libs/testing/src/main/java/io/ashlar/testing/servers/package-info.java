/**
 * The PostgreSQL and the Kafka of a test JVM: in containers where a Docker engine answers, as plain processes
 * elsewhere.
 */
@NullMarked
package io.ashlar.testing.servers;

import org.jspecify.annotations.NullMarked;
