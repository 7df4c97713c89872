/**
 * CloudEvents 1.0 on Kafka: the topics, the types, and the data of each. PostgreSQL is the truth, these are the news.
 */
@NullMarked
package io.ashlar.contracts.events;

import org.jspecify.annotations.NullMarked;
