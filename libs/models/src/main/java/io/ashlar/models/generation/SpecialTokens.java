package io.ashlar.models.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with a meaning for generation.
 *
 * @param begin what an empty prompt becomes, and an encoder-decoder's first token where it has no other
 * @param ends any of them ends a sequence
 * @param decoderStart the first token of an encoder-decoder's answer
 */
record SpecialTokens(
        @Nullable Long begin,
        List<Long> ends,
        @Nullable Long padding,
        @Nullable Long decoderStart) {
    SpecialTokens {
        ends = List.copyOf(ends);
    }

    static SpecialTokens read(OptionFields fields) {
        return new SpecialTokens(
                fields.token("bos_token_id"),
                fields.tokens("eos_token_id"),
                fields.token("pad_token_id"),
                fields.token("decoder_start_token_id"));
    }

    boolean isEnd(long token) {
        return ends.contains(token);
    }

    /** What an encoder-decoder's answer begins with; none: the package does not say. */
    @Nullable Long start() {
        return decoderStart != null ? decoderStart : begin;
    }
}
