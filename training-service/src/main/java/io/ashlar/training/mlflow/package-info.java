/** Runs as they happen, told to an MLflow server over its REST API. Whatever that server does, a training goes on. */
@NullMarked
package io.ashlar.training.mlflow;

import org.jspecify.annotations.NullMarked;
