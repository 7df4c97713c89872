/** What each task is measured by. */
@NullMarked
package io.ashlar.metrics;

import org.jspecify.annotations.NullMarked;
