package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;

/**
 * The encoder layer of BERT and its kin: attention and feed-forward, each with a residual, a norm after each (Vaswani
 * et al. 2017). Families differ in what its parts are called.
 */
public record PostNormLayer(Names names, Sizes sizes, Activation activation, double dropout, double attentionDropout) {
    /** Paths below the layer. */
    public record Names(
            String query, String key, String value, String out, String norm1, String up, String down, String norm2) {}

    public record Sizes(long width, long heads, long inner, double eps) {}

    /** The layer as a block with {@code forward} and {@code selected}. */
    public Block block(Blocks blocks) {
        long width = sizes.width();
        Script project = named(Script.resource("project_" + blocks.form().suffix()));
        Script layer = named(Script.resource("post_norm_layer"));
        Block block = Block.of("PostNormLayer", project.text() + layer.text())
                .with(names.query(), blocks.linear(width, width))
                .with(names.key(), blocks.linear(width, width))
                .with(names.value(), blocks.linear(width, width))
                .with(names.out(), blocks.linear(width, width, Activation.NONE, dropout))
                .with(names.norm1(), blocks.layerNorm(width, sizes.eps()))
                .with(names.up(), blocks.linear(width, sizes.inner(), activation, 0))
                .with(names.down(), blocks.linear(sizes.inner(), width, Activation.NONE, dropout))
                .with(names.norm2(), blocks.layerNorm(width, sizes.eps()));
        return blocks.form() == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                        .withAttribute("packed_bias", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }

    private Script named(Script script) {
        return script.set("query", names.query())
                .set("key", names.key())
                .set("value", names.value())
                .set("out", names.out())
                .set("norm1", names.norm1())
                .set("up", names.up())
                .set("down", names.down())
                .set("norm2", names.norm2())
                .set("width", sizes.width())
                .set("heads", sizes.heads())
                .set("attention_dropout", attentionDropout);
    }
}
