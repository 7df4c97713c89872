/** How probable models find the right tokens: perplexity, and the rank of the right one among candidates. */
@NullMarked
package io.ashlar.metrics.likelihood;

import org.jspecify.annotations.NullMarked;
