/** What the catalog's integration tests share: news to and from Kafka, and packages in the store. */
@NullMarked
package io.ashlar.catalog;

import org.jspecify.annotations.NullMarked;
