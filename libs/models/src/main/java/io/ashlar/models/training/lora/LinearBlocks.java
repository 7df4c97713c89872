package io.ashlar.models.training.lora;

import io.ashlar.models.blocks.Block;
import java.util.LinkedHashMap;
import java.util.Map;

/** The linear blocks of a model by path. */
final class LinearBlocks {
    private static final String KIND = "Linear";
    static final String WEIGHT = "weight";

    private LinearBlocks() {}

    static Map<String, Block> of(Block root) {
        Map<String, Block> found = new LinkedHashMap<>();
        collect("", root, found);
        return found;
    }

    private static void collect(String prefix, Block block, Map<String, Block> found) {
        block.children().forEach((name, child) -> {
            String path = prefix + name;
            if (is(child)) {
                found.put(path, child);
            }
            collect(path + ".", child, found);
        });
    }

    private static boolean is(Block block) {
        Block.Weight weight = block.weights().get(WEIGHT);
        return block.kind().equals(KIND) && weight != null && weight.shape().size() == 2;
    }

    /** Whether the weight is (in, out), as GPT-2's are. */
    static boolean isTransposed(Block linear) {
        return linear.methods().contains("torch.t(self.weight)");
    }

    static long in(Block linear) {
        return shape(linear, isTransposed(linear) ? 0 : 1);
    }

    static long out(Block linear) {
        return shape(linear, isTransposed(linear) ? 1 : 0);
    }

    private static long shape(Block linear, int axis) {
        Block.Weight weight = linear.weights().get(WEIGHT);
        if (weight == null) {
            throw new IllegalArgumentException(linear.kind() + " has no weight");
        }
        return weight.shape().get(axis);
    }
}
