@NullMarked
package io.ashlar.evaluation.tasks;

import org.jspecify.annotations.NullMarked;
