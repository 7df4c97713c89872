package io.ashlar.models.blocks;

/**
 * The encoder layer of BERT and its kin: attention and feed-forward, each with a residual, a norm after each (Vaswani
 * et al. 2017). Families differ in what its parts are called, and in their attention.
 */
public record PostNormLayer(Names names, Sizes sizes, Activation activation, double outDropout, double downDropout) {
    /** Paths below the layer. */
    public record Names(String out, String norm1, String up, String down, String norm2) {}

    public record Sizes(long width, long inner, double eps) {}

    /** The layer as a block with {@code forward} and {@code selected}. */
    public Block block(Blocks blocks, Attention attention) {
        long width = sizes.width();
        String methods = named(Script.resource("post_norm_layer"), attention).text();
        if (blocks.form() == LinearForm.PACKED) {
            methods += named(Script.resource("post_norm_layer_pack"), attention).text();
        }
        return Block.of("PostNormLayer", methods)
                .with(attention.path(), attention.block())
                .with(names.out(), blocks.linear(width, width, Activation.NONE, outDropout))
                .with(names.norm1(), blocks.layerNorm(width, sizes.eps()))
                .with(names.up(), blocks.linear(width, sizes.inner(), activation, 0))
                .with(names.down(), blocks.linear(sizes.inner(), width, Activation.NONE, downDropout))
                .with(names.norm2(), blocks.layerNorm(width, sizes.eps()));
    }

    private Script named(Script script, Attention attention) {
        return script.set("attention", attention.path())
                .set("out", names.out())
                .set("norm1", names.norm1())
                .set("up", names.up())
                .set("down", names.down())
                .set("norm2", names.norm2());
    }
}
