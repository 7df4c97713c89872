package io.ashlar.models.blocks;

import java.util.List;

/**
 * The layer of ModernBERT (Warner et al. 2024): a norm before attention and before the gated feed-forward, positions by
 * rotation, attention to all tokens or to near ones.
 *
 * @param reach how far a token sees; 0: everywhere
 * @param normed whether there is a norm before the attention
 */
public record GatedLayer(Sizes sizes, Options options, Dropouts dropouts, long reach, boolean normed) {
    private static final long SHORTEST_BLOCK = 128;

    public record Sizes(long width, long heads, long inner, double eps) {}

    /** What is there by option. */
    public record Options(boolean attentionBias, boolean feedForwardBias, boolean normBias, Activation activation) {}

    public record Dropouts(double attention, double feedForward) {}

    /** The method by which the encoder gives its layers two rotations: that of far-seeing layers, and of others. */
    public static String rotations(long headSize, double farBase, double nearBase) {
        return Script.resource("shared_rotations")
                .set("size", headSize)
                .set("bases", farBase + ", " + nearBase)
                .text();
    }

    /** The layer as a block with {@code forward} and {@code selected}. */
    public Block block(Blocks blocks) {
        long width = sizes.width();
        Script layer = Script.resource("gated_layer")
                .set("inner", sizes.inner())
                .set("activated", options.activation().applied("value"))
                .set("normed", normed ? "self.attn_norm.forward(x)" : "x")
                .set("dropout", dropouts.feedForward());
        String pack = "def pack(self) -> int:\n  return "
                + String.join(
                        " + ",
                        List.of(
                                "self.attn.Wqkv.pack()",
                                "self.attn.Wo.pack()",
                                "self.mlp.Wi.pack()",
                                "self.mlp.Wo.pack()"))
                + "\n";
        Block block = Block.of("GatedLayer", layer.text() + (blocks.form() == LinearForm.PACKED ? pack : ""));
        if (normed) {
            block = block.with("attn_norm", norm(blocks, options, sizes));
        }
        boolean bias = options.feedForwardBias();
        return block.with("attn", attention())
                .with("attn.Wqkv", linear(blocks, width, 3 * width, options.attentionBias(), 0))
                .with("attn.Wo", linear(blocks, width, width, options.attentionBias(), dropouts.attention()))
                .with("mlp_norm", norm(blocks, options, sizes))
                .with("mlp.Wi", linear(blocks, width, 2 * sizes.inner(), bias, 0))
                .with("mlp.Wo", linear(blocks, sizes.inner(), width, bias, 0));
    }

    /** A norm of this width, with a bias or without. */
    public static Block norm(Blocks blocks, Options options, Sizes sizes) {
        return options.normBias()
                ? blocks.layerNorm(sizes.width(), sizes.eps())
                : blocks.layerNormWithoutBias(sizes.width(), sizes.eps());
    }

    private static Block linear(Blocks blocks, long in, long out, boolean bias, double dropout) {
        return blocks.linear(in, out, bias, Activation.NONE, dropout);
    }

    private Block attention() {
        String groups = "starts, lengths, counts, dropout)";
        String methods = sized(Script.resource("rotary_attention"))
                .set("rotation", reach > 0 ? 2 : 0)
                .set("dropout", dropouts.attention())
                .set(
                        "attend",
                        reach > 0
                                ? "self.near(q, k, v, " + groups
                                : "__torch__.ashlar.attend(q, k, v, " + sizes.heads() + ", " + groups)
                .text();
        if (reach > 0) {
            methods += sized(Script.resource("attend_near"))
                    .set("reach", reach)
                    .set("scale", 1 / Math.sqrt((double) sizes.width() / sizes.heads()))
                    .set("block", Math.max(SHORTEST_BLOCK, 2 * reach))
                    .text();
        }
        return Block.of("RotaryAttention", methods);
    }

    private Script sized(Script script) {
        long size = sizes.width() / sizes.heads();
        return script.set("width", sizes.width())
                .set("heads", sizes.heads())
                .set("size", size)
                .set("half_size", size / 2);
    }
}
