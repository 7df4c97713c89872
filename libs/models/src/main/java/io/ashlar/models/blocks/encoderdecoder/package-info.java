/**
 * Encoder-decoders: an encoder that reads a source, a decoder that writes a target beside it, and one archive for both.
 * Teacher-forced forwards are packed and differentiable; steps of generation keep keys and values in lists that the
 * caller holds.
 */
@NullMarked
package io.ashlar.models.blocks.encoderdecoder;

import org.jspecify.annotations.NullMarked;
