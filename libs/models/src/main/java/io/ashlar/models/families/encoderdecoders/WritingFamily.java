package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import java.util.Set;

/** A family whose models write a target beside a source, in every precision. */
interface WritingFamily extends Family {
    @Override
    default Set<Head> heads() {
        return Set.of(Head.SEQ2SEQ);
    }

    @Override
    default boolean offersInt8() {
        return true;
    }
}
