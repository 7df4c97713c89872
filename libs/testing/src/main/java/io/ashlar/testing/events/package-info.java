/** What a test sees of the news that Kafka carries. */
@NullMarked
package io.ashlar.testing.events;

import org.jspecify.annotations.NullMarked;
