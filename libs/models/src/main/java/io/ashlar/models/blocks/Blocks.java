package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;

/** Makes the blocks that architectures share, in one form of matrix product. */
public final class Blocks {
    private final LinearForm form;

    public Blocks(LinearForm form) {
        this.form = form;
    }

    /** The form that products have. */
    public LinearForm form() {
        return form;
    }

    /** {@code weight (out, in)}, {@code bias (out)}. */
    public Block linear(long in, long out) {
        return linear(in, out, Activation.NONE, 0);
    }

    /**
     * A linear block whose {@code activated(x)} applies {@code activation}, and whose {@code add(x, residual)} drops
     * out before it adds where it trains.
     */
    public Block linear(long in, long out, Activation activation, double dropout) {
        Script script = Script.resource("linear_" + form.suffix());
        script.set("activation", activation.applied("self.forward(x)")).set("dropout", dropout);
        script.set("fused", activation.fused()).set("algorithm", activation.algorithm());
        Block block = Block.of("Linear", script.text())
                .withWeight("weight", Block.Init.NORMAL, out, in)
                .withWeight("bias", Block.Init.ZEROS, out);
        return form == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }

    /** {@code weight (rows, width)}. */
    public Block embedding(long rows, long width) {
        return Block.of("Embedding", Script.resource("embedding").text())
                .withWeight("weight", Block.Init.NORMAL, rows, width);
    }

    /** {@code weight (width)}, {@code bias (width)}. */
    public Block layerNorm(long width, double eps) {
        Script script = Script.resource("layer_norm").set("width", width).set("eps", eps);
        return Block.of("LayerNorm", script.text())
                .withWeight("weight", Block.Init.ONES, width)
                .withWeight("bias", Block.Init.ZEROS, width);
    }

    /** Functions that blocks call as {@code __torch__.ashlar.NAME}. */
    static String functions() {
        return Script.resource("functions").text();
    }
}
