package io.ashlar.models.tokenizers.conversion;

import java.util.Locale;

/** What a special token is for, in the order in which tokenizers add the tokens that their vocabulary lacks. */
enum Role {
    BOS,
    EOS,
    UNK,
    SEP,
    PAD,
    CLS,
    MASK;

    /** The field of {@code tokenizer_config.json}. */
    String field() {
        return name().toLowerCase(Locale.ROOT) + "_token";
    }
}
