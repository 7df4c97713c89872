package io.ashlar.models.families;

import io.ashlar.models.blocks.Block;
import java.util.List;

/**
 * A family's model for one configuration and head, before it has weights.
 *
 * @param inputs what it takes: tokens or pictures, and in which bounds
 * @param initializerRange standard deviation of weights that begin new
 * @param labels by number; empty where the head has none
 */
public record Architecture(
        String family,
        Head head,
        Block root,
        KeyRules keys,
        Inputs inputs,
        double initializerRange,
        List<String> labels) {
    public Architecture {
        labels = List.copyOf(labels);
    }

    /** The bounds of a text encoder's inputs. */
    public TextInputs text() {
        return (TextInputs) inputs;
    }

    /** The bounds of a vision model's inputs. */
    public ImageInputs image() {
        return (ImageInputs) inputs;
    }
}
