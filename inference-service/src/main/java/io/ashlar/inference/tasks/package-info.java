/** Which task is served how. */
@NullMarked
package io.ashlar.inference.tasks;

import org.jspecify.annotations.NullMarked;
