/**
 * What each task is measured by, equal to the reference implementations on the same predictions; a subpackage a task.
 */
@NullMarked
package io.ashlar.metrics;

import org.jspecify.annotations.NullMarked;
