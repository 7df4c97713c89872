/**
 * Text to tokens and back, as the package's tokenizer.json says, without the truncation and padding that the file may
 * carry.
 */
@NullMarked
package io.ashlar.models.tokenizers;

import org.jspecify.annotations.NullMarked;
