@NullMarked
package io.ashlar.training.export;

import org.jspecify.annotations.NullMarked;
