package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;

/** ConvNeXT's layer: a depthwise convolution, a norm, and a feed-forward of four times the width. */
public record ConvNextLayer(long width, Activation activation, double eps, boolean scaled, double dropPath) {
    private static final int KERNEL = 7;
    private static final String SCALE = "layer_scale_parameter";

    public Block block(Blocks blocks) {
        Residual residual = new Residual(scaled ? SCALE : "", 0, dropPath);
        Script script =
                Script.resource("vision/convnext_layer").set("join", residual.join(blocks, "self.pwconv2", "h", "x"));
        Convolution depthwise = new Convolution(width, width, KERNEL, 1, KERNEL / 2, width, true, Activation.NONE);
        Block layer = Block.of("ConvNextLayer", script.text())
                .with("dwconv", depthwise.block(blocks))
                .with("layernorm", blocks.layerNorm(width, eps))
                .with("pwconv1", blocks.linear(width, 4 * width, activation, 0))
                .with("pwconv2", blocks.linear(4 * width, width));
        return scaled ? layer.withWeight(SCALE, Block.Init.ONES, width) : layer;
    }
}
