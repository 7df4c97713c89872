/** Measurements; they assert nothing about time. */
@NullMarked
package io.ashlar.inference.speed;

import org.jspecify.annotations.NullMarked;
