/**
 * What decoder-only language models are made of: attention with caches, rotary positions, norms, feed-forwards, and the
 * ways in which a layer adds them up. A family picks, and says what its parts are called.
 */
@NullMarked
package io.ashlar.models.blocks.decoder;

import org.jspecify.annotations.NullMarked;
