package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.PackMethods;
import java.util.List;
import java.util.Optional;

/**
 * The denoiser of Stable Diffusion (Rombach et al. 2022): down over stages of halved size, a middle, and up again with
 * what each stage of the way down left.
 */
public record UNet(Shape shape, List<Stage> stages, Options options, Optional<TextAndSize> added) {
    public UNet {
        stages = List.copyOf(stages);
    }

    /** Channels in and out, kernels, groups of the norms and their epsilon. */
    public record Shape(long in, long out, long kernelIn, long kernelOut, long groups, double eps) {}

    /**
     * A stage.
     *
     * @param down whether attention is in it on the way down
     * @param up whether it is on the way up
     * @param textOnly whether its attention looks at the text only
     */
    public record Stage(
            long width,
            long layers,
            boolean down,
            boolean up,
            long heads,
            long transformerLayers,
            long upTransformerLayers,
            long contextWidth,
            boolean textOnly) {}

    /** What differs between generations of the model. */
    public record Options(
            boolean linearProjection,
            boolean middle,
            boolean scaleShift,
            double middleScale,
            long downPadding,
            boolean cosineFirst,
            double frequencyShift) {}

    /** The text's vector and six sizes, each of {@code sizeWidth} numbers, {@code width} together. */
    public record TextAndSize(long sizeWidth, long width) {}

    /** The root of the archive, with {@code step}. */
    public Block block(Blocks linear) {
        DiffusionBlocks blocks = new DiffusionBlocks(linear, shape.groups(), shape.eps());
        long first = stages.get(0).width();
        UNetStages ways = new UNetStages(this, blocks, timeWidth());
        String addedText = added.map(more -> Script.resource("diffusion/unet_added")
                        .set("width", more.sizeWidth())
                        .text()
                        .strip())
                .orElse("");
        Script script = Script.resource("diffusion/unet")
                .set("freq_shift", options.frequencyShift())
                .set(
                        "waves",
                        options.cosineFirst()
                                ? "torch.cos(angles), torch.sin(angles)"
                                : "torch.sin(angles), torch.cos(angles)")
                .set("time_width", first)
                .set("added", addedText)
                .set("body", ways.text());
        Block root = Block.of("UNet", script.text())
                .with("conv_in", blocks.convolution(shape.in(), first, shape.kernelIn()))
                .with("time_embedding", blocks.twoLayers(first, timeWidth()))
                .with("conv_norm_out", blocks.groupNorm(first))
                .with("conv_out", blocks.convolution(first, shape.out(), shape.kernelOut()));
        if (added.isPresent()) {
            root = root.with("add_embedding", blocks.twoLayers(added.get().width(), timeWidth()));
        }
        root = ways.addTo(root);
        return linear.form() == LinearForm.PACKED ? PackMethods.of(root) : root;
    }

    private long timeWidth() {
        return 4 * stages.get(0).width();
    }
}
