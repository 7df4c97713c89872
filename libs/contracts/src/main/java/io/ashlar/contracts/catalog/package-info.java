/** What the catalog knows of models and datasets, and the typed client that asks it. */
@NullMarked
package io.ashlar.contracts.catalog;

import org.jspecify.annotations.NullMarked;
