@NullMarked
package io.ashlar.catalog.cards;

import org.jspecify.annotations.NullMarked;
