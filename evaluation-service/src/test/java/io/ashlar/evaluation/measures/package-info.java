@NullMarked
package io.ashlar.evaluation.measures;

import org.jspecify.annotations.NullMarked;
