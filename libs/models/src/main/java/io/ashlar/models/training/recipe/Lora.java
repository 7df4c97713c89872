package io.ashlar.models.training.recipe;

import java.util.List;
import java.util.Optional;

/**
 * Low-rank adaptation (Hu et al. 2021): beside the product with each chosen weight W, frozen, {@code alpha / rank}
 * times that with B A is learned.
 *
 * @param dropout of what goes into A
 * @param targets which linear blocks; absent for the queries and values of attention
 * @param modulesToSave names of blocks that are trained in full beside them; absent for the task's head
 * @param merge whether the tuned package has the adapter only as part of its weights
 */
public record Lora(
        int rank,
        double alpha,
        double dropout,
        Optional<Targets> targets,
        Optional<List<String>> modulesToSave,
        boolean merge) {
    public Lora {
        modulesToSave = modulesToSave.map(List::copyOf);
    }

    /** Which linear blocks. */
    public sealed interface Targets {}

    /** Those whose name is one of these, or ends with a dot and one of these. */
    public record Named(List<String> names) implements Targets {
        public Named {
            names = List.copyOf(names);
        }
    }

    /** Those whose whole name the regular expression matches. */
    public record Matching(String pattern) implements Targets {}

    /** All but the task's head. */
    public record AllLinear() implements Targets {}

    /** What the product of B and A is multiplied by. */
    public double scale() {
        return alpha / rank;
    }
}
