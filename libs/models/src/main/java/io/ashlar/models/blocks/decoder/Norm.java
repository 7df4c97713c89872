package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A norm over the last axis, in one of the forms that decoders have. */
public record Norm(Kind kind, double eps) {
    public enum Kind {
        /** Mean and variance, weight and bias. */
        LAYER,
        /** Mean and variance, weight alone. */
        LAYER_WITHOUT_BIAS,
        /** Mean and variance, nothing learned. */
        LAYER_BARE,
        /** Root of the mean square. */
        RMS,
        /** The same, its weight an offset from 1 (Gemma). */
        RMS_FROM_ONE
    }

    /** A norm with weights of its own. */
    public Block block(Blocks blocks, long width) {
        switch (kind) {
            case LAYER:
                return blocks.layerNorm(width, eps);
            case LAYER_WITHOUT_BIAS:
                return layer(width, "torch.to(x, ops.prim.dtype(self.weight))", "self.weight")
                        .withWeight("weight", Block.Init.ONES, width);
            case LAYER_BARE:
                return layer(width, "x", "None");
            case RMS:
                return blocks.rmsNorm(width, eps);
            default:
                return Block.of(
                                "RmsNorm",
                                Script.resource("decoder/rms_norm_from_one")
                                        .set("eps", eps)
                                        .text())
                        .withWeight("weight", Block.Init.ZEROS, width);
        }
    }

    /** A norm for each head, below {@code norms.0} and so on, without bias (StableLM). */
    public Block perHead(Blocks blocks, long heads, long size) {
        String weights = LongStream.range(0, heads)
                .mapToObj(i -> Script.expression("norms." + i) + ".weight")
                .collect(Collectors.joining(", "));
        Script script = Script.resource("decoder/norm_per_head")
                .set("weights", weights)
                .set("width", size)
                .set("eps", eps);
        Block norms = Block.of("NormPerHead", script.text());
        for (long i = 0; i < heads; i++) {
            norms = norms.with("norms." + i, new Norm(Kind.LAYER_WITHOUT_BIAS, eps).block(blocks, size));
        }
        return norms;
    }

    private Block layer(long width, String x, String weight) {
        Script script = Script.resource("decoder/layer_norm")
                .set("x", x)
                .set("width", width)
                .set("weight", weight)
                .set("eps", eps);
        return Block.of("LayerNorm", script.text());
    }
}
