package io.ashlar.models.families.decoders;

import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import java.util.Set;

/** A family of decoder-only models: text generation, labels by the last token, hidden states. */
interface Decoder extends Family {
    @Override
    default Set<Head> heads() {
        return Set.of(Head.TEXT_GENERATION, Head.TEXT_CLASSIFICATION, Head.FEATURES);
    }

    @Override
    default boolean offersInt8() {
        return true;
    }
}
