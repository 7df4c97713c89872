package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.LinearForm;

/** Which of a block's three sources a form takes. */
final class Forms {
    private Forms() {}

    static String suffix(LinearForm form) {
        switch (form) {
            case PACKED:
                return "packed";
            case MIXED:
            case MIXED_HALF:
                return "mixed";
            default:
                return "plain";
        }
    }
}
