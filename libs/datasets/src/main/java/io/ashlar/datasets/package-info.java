/**
 * Tables that users bring: rows read as a stream whatever the format, a profile of what is in them, the columns of a
 * task, and splits.
 */
@NullMarked
package io.ashlar.datasets;

import org.jspecify.annotations.NullMarked;
