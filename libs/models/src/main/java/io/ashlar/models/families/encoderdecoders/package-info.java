/** Encoder-decoders: a small file for each family, made of shared blocks. */
@NullMarked
package io.ashlar.models.families.encoderdecoders;

import org.jspecify.annotations.NullMarked;
