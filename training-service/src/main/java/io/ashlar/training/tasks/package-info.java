/**
 * How each task's examples become what the training library learns from, and what its answers are worth:
 * {@link io.ashlar.training.tasks.TaskEncoders} lists the tasks, each is one small class.
 */
@NullMarked
package io.ashlar.training.tasks;

import org.jspecify.annotations.NullMarked;
