/** Tests of the Open Inference Protocol over gRPC. */
@NullMarked
package io.ashlar.inference.oip.grpc;

import org.jspecify.annotations.NullMarked;
