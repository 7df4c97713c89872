/** Tests of tokenizers that are built from older files. */
@NullMarked
package io.ashlar.models.tokenizers.conversion;

import org.jspecify.annotations.NullMarked;
