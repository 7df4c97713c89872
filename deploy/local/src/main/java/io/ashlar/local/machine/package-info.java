/** PostgreSQL, Kafka and the five services as processes of one machine: started in order, watched, stopped in order. */
@NullMarked
package io.ashlar.local.machine;

import org.jspecify.annotations.NullMarked;
