/** The inference service: a model version behind an endpoint, and predictions over gRPC and REST. */
@NullMarked
package io.ashlar.inference;

import org.jspecify.annotations.NullMarked;
