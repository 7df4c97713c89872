/** ROUGE of summaries, equal to Google's {@code rouge_score} package, with its tokens and its stemmer. */
@NullMarked
package io.ashlar.metrics.rouge;

import org.jspecify.annotations.NullMarked;
