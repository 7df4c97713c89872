/**
 * Pictures as inputs: files of any origin decoded within bounds to RGB, and made into the numbers that a vision model
 * takes, as Pillow and the image processors of the Hub do it.
 */
@NullMarked
package io.ashlar.models.images;

import org.jspecify.annotations.NullMarked;
