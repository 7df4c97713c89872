/**
 * A real Kafka broker of one machine: one KRaft node in a JVM and on a class path of its own, since the Quarkus BOM
 * holds older clients than the broker needs. Its data outlive restarts and kills.
 */
@NullMarked
package io.ashlar.embedded.kafka;

import org.jspecify.annotations.NullMarked;
