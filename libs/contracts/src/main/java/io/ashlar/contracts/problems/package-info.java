/** The one table of what can go wrong, with owners; REST and gRPC both answer from it. */
@NullMarked
package io.ashlar.contracts.problems;

import org.jspecify.annotations.NullMarked;
