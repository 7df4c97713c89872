package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;

/** A layer of Swin (Liu et al. 2021) or, with its norms at the ends of the branches, of its second version (2022). */
public record SwinLayer(
        WindowAttention attention, long inner, Activation activation, double eps, double dropout, double dropPath) {
    private static final String OUT = "attention.output.dense";

    public Block block(Blocks blocks) {
        long width = attention.width();
        Block layer = Block.of("SwinLayer", attention.text(blocks) + text(blocks))
                .with(OUT, blocks.linear(width, width, Activation.NONE, attention.dropout()))
                .with("layernorm_before", blocks.layerNorm(width, eps))
                .with("layernorm_after", blocks.layerNorm(width, eps))
                .with("intermediate.dense", blocks.linear(width, inner, activation, 0))
                .with("output.dense", blocks.linear(inner, width, Activation.NONE, dropout));
        return attention.addTo(layer, blocks);
    }

    private String text(Blocks blocks) {
        if (attention.second()) {
            return Script.resource("vision/swinv2_layer")
                    .set("attention_dropout", attention.dropout())
                    .set("dropout", dropout)
                    .set("drop_path", dropPath)
                    .text();
        }
        return Script.resource("vision/swin_layer")
                .set("join1", new Residual("", attention.dropout(), dropPath).join(blocks, "self." + OUT, "a", "x"))
                .set("join2", new Residual("", dropout, 0).join(blocks, "self.output.dense", "h", "x"))
                .text();
    }
}
