/** Answers as server-sent events, while they are written. */
@NullMarked
package io.ashlar.inference.sse;

import org.jspecify.annotations.NullMarked;
