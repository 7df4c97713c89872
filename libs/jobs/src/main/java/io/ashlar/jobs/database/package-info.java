/** The way from blocking threads to the reactive database, which may be away for a while. */
@NullMarked
package io.ashlar.jobs.database;

import org.jspecify.annotations.NullMarked;
