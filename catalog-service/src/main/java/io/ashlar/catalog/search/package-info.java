/**
 * Models found by their newest version: words and filters as SQL, pages by name, and facets, which count what each
 * further choice would leave.
 */
@NullMarked
package io.ashlar.catalog.search;

import org.jspecify.annotations.NullMarked;
