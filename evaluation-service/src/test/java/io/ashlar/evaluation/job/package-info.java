@NullMarked
package io.ashlar.evaluation.job;

import org.jspecify.annotations.NullMarked;
