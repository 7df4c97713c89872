/** What stands in the addresses of the catalog: the cursors of lists, the versions of names. */
@NullMarked
package io.ashlar.catalog.paging;

import org.jspecify.annotations.NullMarked;
