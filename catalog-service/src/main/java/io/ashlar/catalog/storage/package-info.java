/** The artifact store as a bean, and the bridge from worker threads to the reactive database. */
@NullMarked
package io.ashlar.catalog.storage;

import org.jspecify.annotations.NullMarked;
