@NullMarked
package io.ashlar.contracts.catalog;

import org.jspecify.annotations.NullMarked;
