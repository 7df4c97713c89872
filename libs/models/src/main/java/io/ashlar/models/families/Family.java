package io.ashlar.models.families;

import io.ashlar.models.blocks.Blocks;
import java.util.Set;

/** An architecture of the library: one small file that says which blocks it has, how they are called and configured. */
public interface Family {
    /** The {@code model_type} of the configurations it reads. */
    Set<String> modelTypes();

    /** The model that the configuration describes, with this head. */
    Architecture architecture(ModelConfig config, Head head, Blocks blocks);
}
