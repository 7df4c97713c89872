package io.ashlar.models.blocks;

/**
 * The convolution that DeBERTa's second version has beside its first layer.
 *
 * @param kernel how many neighbouring tokens it sees, an odd number
 */
public record ConvLayer(long width, long kernel, long groups, Activation activation, double eps, double dropout) {
    /** The encoder with this layer at {@code path}. */
    public TextEncoder in(TextEncoder encoder, String path, Blocks blocks) {
        Script script = Script.resource("conv_layer")
                .set("padding", (kernel - 1) / 2)
                .set("groups", groups)
                .set("dropout", dropout)
                .set("activated", activation.applied("y"));
        Block conv = Block.of("Convolution", "")
                .withWeight("weight", Block.Init.NORMAL, width, width / groups, kernel)
                .withWeight("bias", Block.Init.ZEROS, width);
        Block block =
                Block.of("ConvLayer", script.text()).with("conv", conv).with("LayerNorm", blocks.layerNorm(width, eps));
        return encoder.withAfterFirst(path, block);
    }
}
