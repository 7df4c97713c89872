/** Files damaged at random, by a seed: whatever they hold, they end in a problem that names them, or in a package. */
@NullMarked
package io.ashlar.models.fuzz;

import org.jspecify.annotations.NullMarked;
