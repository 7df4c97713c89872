/** Encoder-decoders of true size, writing greedily and with beams, beside transformers and CTranslate2. */
@NullMarked
package io.ashlar.benchmarks.encoderdecoder;

import org.jspecify.annotations.NullMarked;
