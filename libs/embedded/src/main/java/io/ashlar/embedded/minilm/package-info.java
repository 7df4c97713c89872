/**
 * A real pretrained encoder for machines that reach no Hub: all-MiniLM-L6-v2, whose weights a Maven artifact carries as
 * ONNX, laid out as the repository that the Hub would show.
 */
@NullMarked
package io.ashlar.embedded.minilm;

import org.jspecify.annotations.NullMarked;
