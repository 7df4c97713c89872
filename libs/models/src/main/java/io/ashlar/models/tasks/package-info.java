/** From a model's raw output to the answers that users of the Hub know, parameter by parameter. */
@NullMarked
package io.ashlar.models.tasks;

import org.jspecify.annotations.NullMarked;
