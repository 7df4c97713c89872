/**
 * Weights on disk: safetensors read by mapping the file and trusting nothing in it, shards under their index, and the
 * writer of the same format.
 */
@NullMarked
package io.ashlar.models.checkpoint;

import org.jspecify.annotations.NullMarked;
