/** Tables: readers, profile, column mapping, splits. */
@NullMarked
package io.ashlar.datasets;

import org.jspecify.annotations.NullMarked;
