@NullMarked
package io.ashlar.training.preflight;

import org.jspecify.annotations.NullMarked;
