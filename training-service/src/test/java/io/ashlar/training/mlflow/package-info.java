@NullMarked
package io.ashlar.training.mlflow;

import org.jspecify.annotations.NullMarked;
