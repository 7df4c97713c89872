@NullMarked
package io.ashlar.contracts.ids;

import org.jspecify.annotations.NullMarked;
