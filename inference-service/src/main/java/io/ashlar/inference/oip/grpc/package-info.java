/** The Open Inference Protocol over gRPC, in Triton's dialect. */
@NullMarked
package io.ashlar.inference.oip.grpc;

import org.jspecify.annotations.NullMarked;
