package io.ashlar.models.families;

import io.ashlar.models.blocks.Blocks;
import java.util.EnumSet;
import java.util.Set;

/** An architecture of the library: one small file that says which blocks it has, how they are called and configured. */
public interface Family {
    /** The {@code model_type} of the configurations it reads. */
    Set<String> modelTypes();

    /** The heads that it may be asked for; every one but generation where a family does not say. */
    default Set<Head> heads() {
        return EnumSet.complementOf(EnumSet.of(Head.TEXT_GENERATION, Head.SEQ2SEQ));
    }

    /** Whether its blocks have {@link io.ashlar.models.blocks.LinearForm#INT8}. */
    default boolean offersInt8() {
        return false;
    }

    /** The model that the configuration describes, with this head. */
    Architecture architecture(ModelConfig config, Head head, Blocks blocks);
}
