/**
 * Repositories without tokenizer.json: what they have instead (word lists, merges, SentencePiece models) is turned into
 * the document that the tokenizers library reads, with the rules of the tokenizer's class.
 */
@NullMarked
package io.ashlar.models.tokenizers.conversion;

import org.jspecify.annotations.NullMarked;
