@NullMarked
package io.ashlar.catalog.board;

import org.jspecify.annotations.NullMarked;
