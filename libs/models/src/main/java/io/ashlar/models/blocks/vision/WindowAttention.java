package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;

/**
 * Swin's attention inside windows, its projections below {@code attention.self}, its bias from a table of offsets or
 * (second version) from a small network over them.
 *
 * @param shift how far windows are shifted; 0 in every first layer of two
 * @param second whether it is the second version: cosine attention, no bias of the keys
 * @param trainedWindow the second version's window before it was enlarged, 0 for the same
 */
public record WindowAttention(
        long width,
        long heads,
        long window,
        long shift,
        boolean second,
        boolean bias,
        long trainedWindow,
        double dropout) {
    private static final int HIDDEN = 512;
    private static final String SELF = "attention.self";

    /** Adds its blocks to a layer, whose text has {@link #text} in it. */
    Block addTo(Block layer, Blocks blocks) {
        Block block = layer.with(SELF, positions(blocks))
                .with(SELF + ".query", blocks.linear(width, width, bias, Activation.NONE, 0))
                .with(SELF + ".key", blocks.linear(width, width, bias && !second, Activation.NONE, 0))
                .with(SELF + ".value", blocks.linear(width, width, bias, Activation.NONE, 0));
        return blocks.form() == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                        .withAttribute("packed_bias", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }

    /** {@code attended(x)} and what it calls. */
    String text(Blocks blocks) {
        String attend = second
                ? "self.attention.self.attend(q, k, v, " + heads + ", bias, dropout)"
                : "__torch__.ashlar.attend_pictures(q, k, v, " + heads + ", bias, None, dropout)";
        return Script.resource("vision/swin_attention")
                        .set("window", window)
                        .set("shift", shift)
                        .set("limit", second ? "" : "if height <= window or width <= window:\n    shift = 0")
                        .set("attention_dropout", dropout)
                        .set("attend", attend)
                        .text()
                + project(blocks);
    }

    private String project(Blocks blocks) {
        Script script = Script.resource("vision/project_" + Forms.suffix(blocks.form()))
                .set("type", blocks.form().type())
                .set("query", SELF + ".query")
                .set("key", SELF + ".key")
                .set("value", SELF + ".value")
                .set("width", width)
                .set("query_bias", bias ? "q.bias" : "zeros")
                .set("key_bias", bias && !second ? "k.bias" : "zeros")
                .set("value_bias", bias ? "v.bias" : "zeros");
        String pack = "def pack(self) -> int:\n  return self.pack_project() + self.attention.self.pack() + "
                + "self.attention.output.dense.pack() + self.intermediate.dense.pack() + self.output.dense.pack()\n";
        return blocks.form() == LinearForm.PACKED ? script.text() + pack : script.text();
    }

    private Block positions(Blocks blocks) {
        boolean kept = blocks.form() == LinearForm.PACKED;
        String forward = Script.resource("vision/window_bias_" + (kept ? "kept" : "fresh"))
                .text();
        Block block = second ? network(blocks, forward) : table(forward);
        return kept ? block.withAttribute("kept", "Optional[Tensor]", new ScriptValue.None()) : block;
    }

    private Block table(String forward) {
        Script script = Script.resource("vision/window_bias").set("window", window);
        return Block.of("WindowBias", script.text() + forward)
                .withWeight(
                        "relative_position_bias_table", Block.Init.ZEROS, (2 * window - 1) * (2 * window - 1), heads);
    }

    /** The network runs once, when packed, or while it trains: it needs no packed products of its own. */
    private Block network(Blocks blocks, String forward) {
        long reach = trainedWindow > 0 ? trainedWindow - 1 : Math.max(1, window - 1);
        Script script =
                Script.resource("vision/continuous_bias").set("window", window).set("scale", (double) reach);
        Blocks plain = blocks.form() == LinearForm.PACKED ? new Blocks(LinearForm.PLAIN) : blocks;
        return Block.of("ContinuousBias", script.text() + forward)
                .withWeight("logit_scale", Block.Init.ONES, heads, 1, 1)
                .with("continuous_position_bias_mlp.0", plain.linear(2, HIDDEN))
                .with("continuous_position_bias_mlp.2", plain.linear(HIDDEN, heads, false, Activation.NONE, 0));
    }
}
