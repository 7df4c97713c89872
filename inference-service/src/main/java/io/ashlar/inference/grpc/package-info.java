/**
 * What every gRPC service here does alike: deadlines, cancellation, and problems as statuses with their stable code.
 */
@NullMarked
package io.ashlar.inference.grpc;

import org.jspecify.annotations.NullMarked;
