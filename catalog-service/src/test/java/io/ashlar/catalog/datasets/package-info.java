@NullMarked
package io.ashlar.catalog.datasets;

import org.jspecify.annotations.NullMarked;
