/** Cursors and limits of every list of the catalog. */
@NullMarked
package io.ashlar.catalog.paging;

import org.jspecify.annotations.NullMarked;
