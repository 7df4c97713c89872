package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import java.util.List;

/** Blocks one after another, numbered from 0 as in checkpoints. */
public final class Chain {
    private Chain() {}

    public static Block of(List<Block> links) {
        StringBuilder text = new StringBuilder("def forward(self, x: Tensor) -> Tensor:\n");
        for (int i = 0; i < links.size(); i++) {
            text.append("  x = getattr(self, \"").append(i).append("\").forward(x)\n");
        }
        Block chain = Block.of("Chain", text.append("  return x\n").toString());
        for (int i = 0; i < links.size(); i++) {
            chain = chain.with(Integer.toString(i), links.get(i));
        }
        return chain;
    }
}
