/** PostgreSQL, Kafka and a small Hub as processes of one machine. */
@NullMarked
package io.ashlar.embedded;

import org.jspecify.annotations.NullMarked;
