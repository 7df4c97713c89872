/**
 * What a prediction is, task by task: the parameters that clients may send, and answers in the Hub's shapes. A task
 * here joins a model of {@code libs/models} with the serving queue; the protocols above it translate.
 */
@NullMarked
package io.ashlar.inference.prediction;

import org.jspecify.annotations.NullMarked;
