/**
 * How each task is evaluated: what its columns are, what an endpoint is asked, and what its answers are worth. A task
 * is one small class; {@link io.ashlar.evaluation.tasks.TaskEvaluations} lists them.
 */
@NullMarked
package io.ashlar.evaluation.tasks;

import org.jspecify.annotations.NullMarked;
