/** Greedy generation of a GPT-2 of true size beside transformers and CTranslate2. */
@NullMarked
package io.ashlar.benchmarks.decoder;

import org.jspecify.annotations.NullMarked;
