/** The launcher: PostgreSQL, Kafka, five services and one front door, on one machine. */
@NullMarked
package io.ashlar.local;

import org.jspecify.annotations.NullMarked;
