/** From predictions to the numbers of a text classifier. */
@NullMarked
package io.ashlar.evaluation.measures;

import org.jspecify.annotations.NullMarked;
