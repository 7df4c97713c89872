/** The artifact store as a bean; the reactive database from worker threads, and in its own SQL. */
@NullMarked
package io.ashlar.catalog.storage;

import org.jspecify.annotations.NullMarked;
