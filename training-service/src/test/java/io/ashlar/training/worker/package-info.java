@NullMarked
package io.ashlar.training.worker;

import org.jspecify.annotations.NullMarked;
