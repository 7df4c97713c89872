/**
 * Token classification measured by whole entities: seqeval's default mode (conlleval's lenient reading of tags) and its
 * strict mode under a named scheme, malformed sequences included.
 */
@NullMarked
package io.ashlar.metrics.entities;

import org.jspecify.annotations.NullMarked;
