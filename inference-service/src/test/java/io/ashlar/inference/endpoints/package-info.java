/** Tests of endpoints on a real PostgreSQL and Kafka. */
@NullMarked
package io.ashlar.inference.endpoints;

import org.jspecify.annotations.NullMarked;
