package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import org.jspecify.annotations.Nullable;

/**
 * An encoder or a decoder: positions, layers, and the norms around them.
 *
 * @param path its place below the root
 * @param layersPath of the numbered layers below it
 * @param norms around the layers
 * @param dropout of what enters the layers and, after a last norm that {@link Norms#dropped}, of what leaves them
 */
public record Coder(
        String path,
        String layersPath,
        int layers,
        LayerNames names,
        LayerStyle style,
        Positions positions,
        Norms norms,
        double dropout) {
    /** Paths of the norms; absent where a family has none. */
    public record Norms(@Nullable String first, @Nullable String last, boolean dropped) {}

    Block block(Blocks blocks) {
        long width = style.sizes().width();
        Block layer = new CoderLayer(names, style).block(blocks);
        Block stack = Block.of("Layers", stackMethods(blocks));
        for (int i = 0; i < layers; i++) {
            boolean holdsTable = i == 0 && positions instanceof Positions.Relative;
            stack = stack.with(Integer.toString(i), holdsTable ? positions.on(layer, blocks, style.sizes()) : layer);
        }
        Script script = Script.resource(isDecoder() ? "encoderdecoder/decoder" : "encoderdecoder/encoder")
                .set("embedded", embedded())
                .set("finished", finished())
                .set("layers", layersPath)
                .set("dropout", dropout);
        Block block = Block.of(
                isDecoder() ? "Decoder" : "Encoder", script.text() + positions.methods(layersPath, isDecoder()));
        if (!(positions instanceof Positions.Relative)) {
            block = positions.on(block, blocks, style.sizes());
        }
        block = block.with(layersPath, stack);
        if (norms.first() != null) {
            block = block.with(norms.first(), style.norm().block(blocks, width));
        }
        return norms.last() == null
                ? block
                : block.with(norms.last(), style.norm().block(blocks, width));
    }

    private boolean isDecoder() {
        return names.cross() != null;
    }

    private String embedded() {
        String sum = positions.added("x");
        return norms.first() == null ? sum : "self." + norms.first() + ".forward(" + sum + ")";
    }

    private String finished() {
        if (norms.last() == null) {
            return "x";
        }
        String normed = "self." + norms.last() + ".forward(x)";
        return norms.dropped() ? "__torch__.ashlar.dropped(" + normed + ", " + dropout + ", self.training)" : normed;
    }

    private String stackMethods(Blocks blocks) {
        StringBuilder forward = new StringBuilder();
        StringBuilder step = new StringBuilder();
        StringBuilder across = new StringBuilder("  found = annotate(List[Tensor], [])\n");
        StringBuilder pack = new StringBuilder("def pack(self) -> int:\n  n = 0\n");
        for (int i = 0; i < layers; i++) {
            String self = "getattr(self, \"" + i + "\")";
            String source = isDecoder() ? "source, groups, biases, across" : "groups, biases";
            forward.append("  x = ")
                    .append(self)
                    .append(".forward(x, ")
                    .append(source)
                    .append(")\n");
            step.append("  x = ")
                    .append(self)
                    .append(".step(x, rows, torch.select(cache, 0, ")
                    .append(i);
            step.append("), at, bias, source[")
                    .append(2 * i + 1)
                    .append("], source[")
                    .append(2 * i + 2);
            step.append("], mask)\n");
            across.append("  k, v = ").append(self).append(".across(x)\n  found.append(k)\n  found.append(v)\n");
            pack.append("  n = n + ").append(self).append(".pack()\n");
        }
        String methods = isDecoder()
                ? "def forward(self, x: Tensor, source: Tensor, groups: List[int], biases: List[Tensor],"
                        + " across: List[int]) -> Tensor:\n" + forward + "  return x\n"
                        + "def step(self, x: Tensor, rows: int, cache: Tensor, at: int, bias: Optional[Tensor],"
                        + " source: List[Tensor]) -> Tensor:\n  mask = annotate(Optional[Tensor], None)\n"
                        + "  if torch.numel(source[0]) > 0:\n    mask = source[0]\n" + step + "  return x\n"
                        + "def across(self, x: Tensor) -> List[Tensor]:\n" + across + "  return found\n"
                : "def forward(self, x: Tensor, groups: List[int], biases: List[Tensor]) -> Tensor:\n" + forward
                        + "  return x\n";
        return blocks.form().isPacked() ? methods + pack + "  return n\n" : methods;
    }
}
