package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;

/**
 * A square convolution: {@code weight (out, in / groups, kernel, kernel)} and, where it has one, {@code bias (out)}.
 * {@code activated(x)} applies its activation.
 */
public record Convolution(
        long in, long out, long kernel, long stride, long padding, long groups, boolean bias, Activation activation) {

    /** With a bias, a stride of one and the same size of the picture. */
    public static Convolution same(long in, long out, long kernel) {
        return new Convolution(in, out, kernel, 1, kernel / 2, 1, true, Activation.NONE);
    }

    public Block block(Blocks blocks) {
        String biasValue = blocks.form().cast("self.bias");
        Script script = geometry(Script.resource("vision/convolution_" + Forms.suffix(blocks.form())))
                .set("type", blocks.form().type())
                .set("bias", bias ? biasValue : "None")
                .set("activation", activation.applied("self.forward(x)"));
        Block block = Block.of("Convolution", script.text())
                .withWeight("weight", Block.Init.NORMAL, out, in / groups, kernel, kernel);
        if (bias) {
            block = block.withWeight("bias", Block.Init.ZEROS, out);
        }
        return blocks.form() == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }

    Script geometry(Script script) {
        return script.set("stride", "[" + stride + ", " + stride + "]")
                .set("padding", "[" + padding + ", " + padding + "]")
                .set("groups", groups)
                .set("fused", activation.fused())
                .set("algorithm", activation.algorithm());
    }
}
