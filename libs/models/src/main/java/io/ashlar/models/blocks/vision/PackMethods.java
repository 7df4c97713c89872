package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every container the {@code pack} method that calls those of its children; blocks with their own keep it. */
public final class PackMethods {
    private static final String SIGNATURE = "def pack(self) -> int:";

    private PackMethods() {}

    /** The tree, packed by one call of its root's {@code pack}; the root has the method even where it packs nothing. */
    public static Block of(Block root) {
        Block tree = added(root);
        return packs(tree) ? tree : tree.withMethods(SIGNATURE + "\n  return 0\n");
    }

    private static Block added(Block block) {
        Map<String, Block> children = new LinkedHashMap<>();
        List<String> calls = new ArrayList<>();
        block.children().forEach((name, child) -> {
            Block packed = added(child);
            children.put(name, packed);
            if (packs(packed)) {
                calls.add(Script.expression(name) + ".pack()");
            }
        });
        Block changed = new Block(block.kind(), block.methods(), block.weights(), block.attributes(), children);
        return packs(block) || calls.isEmpty()
                ? changed
                : changed.withMethods(SIGNATURE + "\n  return " + String.join(" + ", calls) + "\n");
    }

    private static boolean packs(Block block) {
        return block.methods().contains(SIGNATURE);
    }
}
