package io.ashlar.models.families;

import io.ashlar.models.blocks.Blocks;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** An architecture of the library: one small file that says which blocks it has, how they are called and configured. */
public interface Family {
    /** The {@code model_type} of the configurations it reads. */
    Set<String> modelTypes();

    /** The heads that it may be asked for; those of a text encoder where a family does not say. */
    default Set<Head> heads() {
        return EnumSet.of(
                Head.FEATURES,
                Head.FILL_MASK,
                Head.TEXT_CLASSIFICATION,
                Head.TOKEN_CLASSIFICATION,
                Head.QUESTION_ANSWERING);
    }

    /** Whether its blocks have {@link io.ashlar.models.blocks.LinearForm#INT8}. */
    default boolean offersInt8() {
        return false;
    }

    /**
     * The configuration as it holds for a checkpoint, where its keys say more than the configuration does.
     *
     * @param keys of the checkpoint; not read where they do not matter
     */
    default ModelConfig settled(ModelConfig config, Supplier<Set<String>> keys) {
        return config;
    }

    /** The model that the configuration describes, with this head. */
    Architecture architecture(ModelConfig config, Head head, Blocks blocks);
}
