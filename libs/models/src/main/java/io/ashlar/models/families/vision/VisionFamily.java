package io.ashlar.models.families.vision;

import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import java.util.Set;

/** A family whose models look at pictures: labels, or hidden states. */
interface VisionFamily extends Family {
    @Override
    default Set<Head> heads() {
        return Set.of(Head.IMAGE_CLASSIFICATION, Head.FEATURES);
    }
}
