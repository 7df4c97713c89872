/**
 * The page of supported models: written from the code's own tables and from the catalog's curated cards, which are
 * checked before.
 */
@NullMarked
package io.ashlar.benchmarks.supported;

import org.jspecify.annotations.NullMarked;
