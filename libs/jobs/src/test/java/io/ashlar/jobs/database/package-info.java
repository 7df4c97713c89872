/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.database;

import org.jspecify.annotations.NullMarked;
