package io.ashlar.models.blocks;

import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.torchscript.ScriptValue;

/** Makes the blocks that architectures share, in one form of matrix product. */
public final class Blocks {
    private static final int MANY_ROWS = 512;

    /** What an Optional attribute holds before it is filled. */
    public static final ScriptValue ABSENT = new ScriptValue.None();

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

    /** The same for products of many rows, as an encoder's are. */
    public Blocks forManyRows() {
        return forRows(MANY_ROWS);
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
        return linear(new LinearShape(in, out, bias, false, activation, dropout));
    }

    /** A linear block of any shape. */
    public Block linear(LinearShape shape) {
        Script script = Script.resource("linear_" + form.suffix()).set("type", form.type());
        script.set("activation", shape.activation().applied("self.forward(x)")).set("dropout", shape.dropout());
        script.set("activated", activated(shape));
        script.set("weight", shape.transposed() ? "torch.t(self.weight)" : "self.weight")
                .set("bias", shape.bias() ? form.cast("self.bias") : "None")
                .set("rows", rows);
        Block block = Block.of("Linear", script.text());
        block = shape.transposed()
                ? block.withWeight("weight", Block.Init.NORMAL, shape.in(), shape.out())
                : block.withWeight("weight", Block.Init.NORMAL, shape.out(), shape.in());
        if (shape.bias()) {
            block = block.withWeight("bias", Block.Init.ZEROS, shape.out());
        }
        return withPacked(block, "packed");
    }

    /** Where products are packed: the activation as part of the product, or after it. */
    private String activated(LinearShape shape) {
        Activation activation = shape.activation();
        return activation.isFused()
                ? "ops.mkldnn._linear_pointwise(x, w, " + (shape.bias() ? "self.bias" : "None") + ", \""
                        + activation.fused() + "\", annotate(List[Optional[number]], []), " + activation.algorithm()
                        + ")"
                : activation.applied("self.forward(x)");
    }

    /** With an attribute that holds a weight in the form's packed layout, where the form has one. */
    public Block withPacked(Block block, String name) {
        switch (form) {
            case PACKED:
                return block.withAttribute(name, "Optional[Tensor]", new ScriptValue.None());
            case INT8:
                return block.withAttribute(
                        name,
                        "Optional[__torch__.torch.classes.quantized.LinearPackedParamsBase]",
                        new ScriptValue.None());
            default:
                return block;
        }
    }

    /** The expression that brings {@code weight (out, in)} into the form's packed layout. */
    public String packing(String weight) {
        return form == LinearForm.INT8
                ? "__torch__.ashlar.packed8(" + weight + ")"
                : "ops.mkldnn._reorder_linear_weight(" + weight + ", " + rows + ")";
    }

    /** The product of {@code x (rows, in)} with a weight in the form's packed layout. */
    public String product(String x, String packed, String bias) {
        return form == LinearForm.INT8
                ? "__torch__.ashlar.product8(" + x + ", " + packed + ", " + bias + ")"
                : "ops.mkldnn._linear_pointwise(" + x + ", " + packed + ", " + bias
                        + ", \"none\", annotate(List[Optional[number]], []), \"none\")";
    }

    /** {@code weight (rows, width)}. */
    public Block embedding(long rows, long width) {
        return Block.of("Embedding", Script.resource("embedding").text())
                .withWeight("weight", Block.Init.NORMAL, rows, width);
    }

    /** An embedding that is {@code table (rows, width)} where the checkpoint has none, and is never trained. */
    public Block fixedEmbedding(Tensor table) {
        return Block.of("Embedding", Script.resource("embedding").text()).withFixed("weight", table);
    }

    /** {@code weight (width)}, {@code bias (width)}. */
    public Block layerNorm(long width, double eps) {
        Script script = Script.resource("layer_norm").set("width", width).set("eps", eps);
        return Block.of("LayerNorm", script.text())
                .withWeight("weight", Block.Init.ONES, width)
                .withWeight("bias", Block.Init.ZEROS, width);
    }

    /** {@code weight (width)} alone. */
    public Block layerNormWithoutBias(long width, double eps) {
        Script script = Script.resource("layer_norm_plain").set("width", width).set("eps", eps);
        return Block.of("LayerNorm", script.text()).withWeight("weight", Block.Init.ONES, width);
    }

    /** Root mean square norm: {@code weight (width)}. */
    public Block rmsNorm(long width, double eps) {
        return Block.of("RmsNorm", Script.resource("rms_norm").set("eps", eps).text())
                .withWeight("weight", Block.Init.ONES, width);
    }

    /** Functions that blocks call as {@code __torch__.ashlar.NAME}. */
    static String functions() {
        return Script.resource("functions").text()
                + Script.resource("choices").text()
                + Script.resource("vision/functions").text()
                + Script.resource("decoder/functions").text()
                + Script.resource("encoderdecoder/functions").text();
    }
}
