@NullMarked
package io.ashlar.catalog.garbage;

import org.jspecify.annotations.NullMarked;
