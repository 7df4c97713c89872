@NullMarked
package io.ashlar.catalog.search;

import org.jspecify.annotations.NullMarked;
