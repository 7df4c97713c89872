/** Tests of replaying recorded runs. */
@NullMarked
package io.ashlar.models.training.replay;

import org.jspecify.annotations.NullMarked;
