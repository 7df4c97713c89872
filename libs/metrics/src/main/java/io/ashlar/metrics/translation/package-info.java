/**
 * BLEU, chrF and TER of translations, equal to sacreBLEU 2.6.0, with its tokenizers and their peculiarities. Each
 * metric is a sum of what rows contribute and a score of that sum, so any choice of rows can be scored.
 */
@NullMarked
package io.ashlar.metrics.translation;

import org.jspecify.annotations.NullMarked;
