package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.Convolution;
import io.ashlar.models.torchscript.ScriptValue;

/** Makes the blocks that the denoiser and the decoder of pictures share. */
final class DiffusionBlocks {
    private final Blocks blocks;
    private final long groups;
    private final double eps;

    /** Norms have this many groups of channels. */
    DiffusionBlocks(Blocks blocks, long groups, double eps) {
        this.blocks = blocks;
        this.groups = groups;
        this.eps = eps;
    }

    Blocks linear() {
        return blocks;
    }

    Block groupNorm(long channels) {
        return groupNorm(channels, eps);
    }

    Block groupNorm(long channels, double epsilon) {
        Script script =
                Script.resource("diffusion/group_norm").set("groups", groups).set("eps", epsilon);
        return Block.of("GroupNorm", script.text())
                .withWeight("weight", Block.Init.ONES, channels)
                .withWeight("bias", Block.Init.ZEROS, channels);
    }

    Block convolution(long in, long out, long kernel) {
        return Convolution.same(in, out, kernel).block(blocks);
    }

    Block convolution(long in, long out, long kernel, long stride, long padding) {
        return new Convolution(in, out, kernel, stride, padding, 1, true, Activation.NONE).block(blocks);
    }

    /** Two linear layers with an activation between them. */
    Block twoLayers(long in, long out) {
        return Block.of("TwoLayers", Script.resource("diffusion/two_layers").text())
                .with("linear_1", blocks.linear(in, out, Activation.SILU, 0))
                .with("linear_2", blocks.linear(out, out));
    }

    /** Twice the size, and a convolution. */
    Block grown(long channels) {
        return Block.of("Grown", Script.resource("diffusion/grown").text())
                .with("conv", convolution(channels, channels, 3));
    }

    /** {@code proj.weight (2 * inner, width)}: the first half times gelu of the second. */
    Block gatedGelu(long width, long inner) {
        boolean packed = blocks.form() == LinearForm.PACKED;
        Script script = Script.resource("diffusion/gated_gelu_" + (packed ? "packed" : "plain"))
                .set("inner", inner);
        Block block = Block.of("GatedGelu", script.text())
                .withWeight("weight", Block.Init.NORMAL, 2 * inner, width)
                .withWeight("bias", Block.Init.ZEROS, 2 * inner);
        return packed
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                        .withAttribute("packed_gate", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }

    /** Attention of {@code width} to a context; only the last projection has a bias. */
    Block attention(long width, long contextWidth, long heads) {
        Script script = Script.resource("diffusion/attention").set("heads", heads);
        return Block.of("Attention", script.text())
                .with("to_q", blocks.linear(width, width, false, Activation.NONE, 0))
                .with("to_k", blocks.linear(contextWidth, width, false, Activation.NONE, 0))
                .with("to_v", blocks.linear(contextWidth, width, false, Activation.NONE, 0))
                .with("to_out.0", blocks.linear(width, width));
    }
}
