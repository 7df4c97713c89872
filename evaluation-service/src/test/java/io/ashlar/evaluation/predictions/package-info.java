@NullMarked
package io.ashlar.evaluation.predictions;

import org.jspecify.annotations.NullMarked;
