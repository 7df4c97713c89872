/** Question answering measured as the official SQuAD scripts do, versions 1.1 and 2.0. */
@NullMarked
package io.ashlar.metrics.answers;

import org.jspecify.annotations.NullMarked;
