package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;

/** Makes the blocks that architectures share, in one form of matrix product. */
public final class Blocks {
    private static final int MANY_ROWS = 512;

    private final LinearForm form;
    private final int rows;

    public Blocks(LinearForm form) {
        this(form, MANY_ROWS);
    }

    private Blocks(LinearForm form, int rows) {
        this.form = form;
        this.rows = rows;
    }

    /** The same for products of about so many rows: packed weights are laid out for it. */
    public Blocks forRows(int expected) {
        return new Blocks(form, expected);
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
        return linear(in, out, true, activation, dropout);
    }

    /** As above; without {@code bias} where a family has none. */
    public Block linear(long in, long out, boolean bias, Activation activation, double dropout) {
        Script script = Script.resource("linear_" + form.suffix());
        script.set("activation", activation.applied("self.forward(x)")).set("dropout", dropout);
        script.set("fused", activation.fused()).set("algorithm", activation.algorithm());
        script.set("rows", rows).set("bias", bias ? form.cast("self.bias") : "None");
        Block block = Block.of("Linear", script.text()).withWeight("weight", Block.Init.NORMAL, out, in);
        if (bias) {
            block = block.withWeight("bias", Block.Init.ZEROS, out);
        }
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

    /** Root mean square norm: {@code weight (width)}. */
    public Block rmsNorm(long width, double eps) {
        return Block.of("RmsNorm", Script.resource("rms_norm").set("eps", eps).text())
                .withWeight("weight", Block.Init.ONES, width);
    }

    /** Functions that blocks call as {@code __torch__.ashlar.NAME}. */
    static String functions() {
        return Script.resource("functions").text()
                + Script.resource("vision/functions").text();
    }
}
