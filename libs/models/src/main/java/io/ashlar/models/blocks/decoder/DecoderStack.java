package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import java.util.List;

/** Layers one after another, numbered from 0 as in checkpoints; they may differ. */
final class DecoderStack {
    private static final String PACKED =
            "x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int]";
    private static final String CACHES = "keys: List[Tensor], values: List[Tensor]";

    private DecoderStack() {}

    static Block of(Blocks blocks, List<DecoderLayer> layers) {
        StringBuilder forward = new StringBuilder("def forward(self, " + PACKED + ") -> Tensor:\n");
        StringBuilder states = new StringBuilder("def states(self, " + PACKED + ") -> List[Tensor]:\n  all = [x]\n");
        StringBuilder begin = new StringBuilder(
                "def begin(self, " + PACKED + ", " + CACHES + ", longest: int, rows: Tensor)" + " -> Tensor:\n");
        StringBuilder step = new StringBuilder("def step(self, x: Tensor, turns: List[Tensor], " + CACHES
                + ", first: int, at: int, mask: Optional[Tensor]) -> Tensor:\n");
        StringBuilder pack = new StringBuilder("def pack(self) -> int:\n  n = 0\n");
        for (int i = 0; i < layers.size(); i++) {
            String self = "getattr(self, \"" + i + "\")";
            boolean last = i == layers.size() - 1;
            String caches = "keys[" + i + "], values[" + i + "]";
            forward.append("  x = ").append(self).append(".forward(x, turns, starts, lengths, counts)\n");
            states.append("  x = ").append(self).append(".forward(x, turns, starts, lengths, counts)\n");
            states.append("  all.append(x)\n");
            begin.append("  x = ").append(self).append(last ? ".begin_selected(" : ".begin(");
            begin.append("x, turns, starts, lengths, counts, ").append(caches);
            begin.append(", longest").append(last ? ", rows)\n" : ")\n");
            step.append("  x = ").append(self).append(".step(x, turns, ").append(caches);
            step.append(", first, at, mask)\n");
            pack.append("  n = n + ").append(self).append(".pack()\n");
        }
        String methods = forward + "  return x\n" + states + "  return all\n" + begin + "  return x\n" + step
                + "  return x\n" + (blocks.form().isPacked() ? pack + "  return n\n" : "");
        Block stack = Block.of("DecoderStack", methods);
        DecoderLayer before = null;
        Block block = null;
        for (int i = 0; i < layers.size(); i++) {
            if (block == null || !layers.get(i).equals(before)) {
                before = layers.get(i);
                block = before.block(blocks);
            }
            stack = stack.with(Integer.toString(i), block);
        }
        return stack;
    }
}
