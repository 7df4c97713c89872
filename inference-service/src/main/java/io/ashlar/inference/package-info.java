/** Endpoints: package to predictions, over gRPC and REST. */
@NullMarked
package io.ashlar.inference;

import org.jspecify.annotations.NullMarked;
