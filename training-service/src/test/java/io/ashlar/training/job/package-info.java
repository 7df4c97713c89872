@NullMarked
package io.ashlar.training.job;

import org.jspecify.annotations.NullMarked;
