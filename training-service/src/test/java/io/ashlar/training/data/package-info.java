@NullMarked
package io.ashlar.training.data;

import org.jspecify.annotations.NullMarked;
