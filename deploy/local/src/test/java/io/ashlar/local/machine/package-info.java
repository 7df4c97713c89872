/** Tests of starting, reviving and stopping. */
@NullMarked
package io.ashlar.local.machine;

import org.jspecify.annotations.NullMarked;
