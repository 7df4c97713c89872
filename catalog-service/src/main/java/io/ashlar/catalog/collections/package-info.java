/** The three shelves of the catalog: what came from the Hub, what was made here, and what somebody picked as good. */
@NullMarked
package io.ashlar.catalog.collections;

import org.jspecify.annotations.NullMarked;
