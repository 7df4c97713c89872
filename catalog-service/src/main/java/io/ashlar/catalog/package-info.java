/** Models, versions, cards, collections, datasets, lineage, the job board. */
@NullMarked
package io.ashlar.catalog;

import org.jspecify.annotations.NullMarked;
