/** Blocks of vision models: patches, grids of positions, windows, convolutions, and the layers made of them. */
@NullMarked
package io.ashlar.models.blocks.vision;

import org.jspecify.annotations.NullMarked;
