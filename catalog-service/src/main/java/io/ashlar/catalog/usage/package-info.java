/**
 * Who uses a model or dataset version, asked before one is deleted: each capability that refers to versions answers for
 * itself.
 */
@NullMarked
package io.ashlar.catalog.usage;

import org.jspecify.annotations.NullMarked;
