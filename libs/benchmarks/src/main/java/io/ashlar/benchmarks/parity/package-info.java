/** Hidden states beside transformers' and ONNX Runtime's, number by number. */
@NullMarked
package io.ashlar.benchmarks.parity;

import org.jspecify.annotations.NullMarked;
