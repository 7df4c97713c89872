package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Script;

/**
 * Transformer blocks over a picture's pixels, with attention to the text.
 *
 * @param linear whether pixels are projected by a linear layer, as against a convolution of 1 x 1
 * @param textOnly whether the first attention of a block also looks at the text
 */
record PixelTransformer(long width, long heads, long layers, long contextWidth, boolean linear, boolean textOnly) {
    private static final double NORM_EPS = 1e-6;
    private static final double LAYER_EPS = 1e-5;
    private static final int INNER = 4;

    Block block(DiffusionBlocks blocks) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < layers; i++) {
            body.append(i == 0 ? "" : "  ")
                    .append("h = getattr(self.transformer_blocks, \"")
                    .append(i)
                    .append("\").forward(h, context)\n");
        }
        String rows = "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [batch, height * width, " + width + "])";
        String pixels = "torch.permute(torch.reshape(%s, [batch, height, width, " + width + "]), [0, 3, 1, 2])";
        String into = linear
                ? "self.proj_in.forward(" + String.format(rows, "self.norm.forward(x)") + ")"
                : String.format(rows, "self.proj_in.forward(self.norm.forward(x))");
        String out = linear
                ? String.format(pixels, "self.proj_out.add(h, " + String.format(rows, "x") + ")")
                : "self.proj_out.added(" + String.format(pixels, "h") + ", x)";
        Script script = Script.resource("diffusion/transformer")
                .set("into", into)
                .set("blocks", body.toString().strip())
                .set("out", out);
        Block block = Block.of("PixelTransformer", script.text())
                .with("norm", blocks.groupNorm(width, NORM_EPS))
                .with("proj_in", linear ? blocks.linear().linear(width, width) : blocks.convolution(width, width, 1))
                .with("proj_out", linear ? blocks.linear().linear(width, width) : blocks.convolution(width, width, 1));
        for (int i = 0; i < layers; i++) {
            block = block.with("transformer_blocks." + i, layer(blocks));
        }
        return block;
    }

    private Block layer(DiffusionBlocks blocks) {
        Script script = Script.resource("diffusion/transformer_block").set("own", textOnly ? "context" : "h");
        return Block.of("TransformerBlock", script.text())
                .with("norm1", blocks.linear().layerNorm(width, LAYER_EPS))
                .with("attn1", blocks.attention(width, textOnly ? contextWidth : width, heads))
                .with("norm2", blocks.linear().layerNorm(width, LAYER_EPS))
                .with("attn2", blocks.attention(width, contextWidth, heads))
                .with("norm3", blocks.linear().layerNorm(width, LAYER_EPS))
                .with("ff.net.0.proj", blocks.gatedGelu(width, INNER * width))
                .with("ff.net.2", blocks.linear().linear(INNER * width, width));
    }
}
