/** Decoder-only language models: a small file for each family, made of shared blocks. */
@NullMarked
package io.ashlar.models.families.decoders;

import org.jspecify.annotations.NullMarked;
