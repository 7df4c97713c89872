/** What each task learns: the labels of its rows, what the model is asked for, and the loss between the two. */
@NullMarked
package io.ashlar.models.training.objectives;

import org.jspecify.annotations.NullMarked;
