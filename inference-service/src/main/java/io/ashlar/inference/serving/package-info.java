/**
 * Answers predictions of loaded models: a permit, a bounded queue for each model, batches across requests, and one
 * thread that owns the device. Nothing here knows of REST, gRPC or tasks.
 */
@NullMarked
package io.ashlar.inference.serving;

import org.jspecify.annotations.NullMarked;
