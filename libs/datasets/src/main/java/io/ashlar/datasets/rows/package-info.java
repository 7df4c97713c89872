/** Rows out of files, one at a time: what is malformed is told with its line and the reason, and ends the reading. */
@NullMarked
package io.ashlar.datasets.rows;

import org.jspecify.annotations.NullMarked;
