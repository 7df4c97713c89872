/**
 * The Open Inference Protocol, without a transport: tensors in, tensors out. What a tensor may look like is decided
 * here, once for gRPC and REST.
 */
@NullMarked
package io.ashlar.inference.oip;

import org.jspecify.annotations.NullMarked;
