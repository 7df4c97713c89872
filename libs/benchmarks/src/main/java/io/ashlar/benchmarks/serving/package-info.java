/** What gRPC costs a request, measured on a running endpoint. */
@NullMarked
package io.ashlar.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
