@NullMarked
package io.ashlar.training.resume;

import org.jspecify.annotations.NullMarked;
