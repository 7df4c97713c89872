/** The Kafka topics of the whole system, created when the catalog starts. */
@NullMarked
package io.ashlar.catalog.topics;

import org.jspecify.annotations.NullMarked;
