/** The encoder's forward beside transformers and ONNX Runtime. */
@NullMarked
package io.ashlar.benchmarks.encoder;

import org.jspecify.annotations.NullMarked;
