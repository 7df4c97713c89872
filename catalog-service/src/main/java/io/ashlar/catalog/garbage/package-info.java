/**
 * Collection of artifacts that no version, dataset or running job refers to; only the catalog knows enough to do it.
 */
@NullMarked
package io.ashlar.catalog.garbage;

import org.jspecify.annotations.NullMarked;
