@NullMarked
package io.ashlar.catalog.downloads;

import org.jspecify.annotations.NullMarked;
