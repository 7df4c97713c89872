package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;

/**
 * A convolution without bias and the batch norm after it, below {@code convolution} and {@code normalization}. Packed,
 * the two are one product; {@code added(x, residual)} adds without an activation.
 */
public record NormedConvolution(Convolution convolution, double eps) {
    public Block block(Blocks blocks) {
        boolean packed = blocks.form() == LinearForm.PACKED;
        Script script = convolution
                .geometry(Script.resource("vision/normed_convolution_" + (packed ? "packed" : "plain")))
                .set("eps", eps)
                .set("activation", convolution.activation().applied("self.forward(x)"))
                .set("convolution", "self.convolution.forward(x)");
        Block weights = packed
                ? Block.of("Kernel", "")
                        .withWeight(
                                "weight",
                                Block.Init.NORMAL,
                                convolution.out(),
                                convolution.in(),
                                convolution.kernel(),
                                convolution.kernel())
                : convolution.block(blocks);
        Block block = Block.of("NormedConvolution", script.text())
                .with("convolution", weights)
                .with(
                        "normalization",
                        Block.of("Statistics", "")
                                .withWeight("weight", Block.Init.ONES, convolution.out())
                                .withWeight("bias", Block.Init.ZEROS, convolution.out())
                                .withWeight("running_mean", Block.Init.RUNNING_MEAN, convolution.out())
                                .withWeight("running_var", Block.Init.RUNNING_VARIANCE, convolution.out()));
        return packed
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                        .withAttribute("bias", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }
}
