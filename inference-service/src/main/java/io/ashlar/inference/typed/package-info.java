/** Predictions over gRPC with a message for each task, for people who generate stubs. */
@NullMarked
package io.ashlar.inference.typed;

import org.jspecify.annotations.NullMarked;
