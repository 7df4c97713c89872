/** Models that look at pictures, and one that makes them, beside transformers, ONNX Runtime and diffusers. */
@NullMarked
package io.ashlar.benchmarks.vision;

import org.jspecify.annotations.NullMarked;
