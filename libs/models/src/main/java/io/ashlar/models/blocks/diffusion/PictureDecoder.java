package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.PackMethods;
import java.util.List;

/**
 * The half of a variational autoencoder that makes pictures of latents: a middle with attention, then up over stages of
 * doubled size.
 *
 * @param widths of the stages, from the picture's own size down, as configurations list them
 * @param scaling what latents are divided by
 */
public record PictureDecoder(
        long latents,
        long channels,
        List<Integer> widths,
        long layers,
        long groups,
        boolean middleAttention,
        boolean postConvolution,
        double scaling) {
    private static final double EPS = 1e-6;

    public PictureDecoder {
        widths = List.copyOf(widths);
    }

    /** The root of the archive. */
    public Block block(Blocks linear) {
        DiffusionBlocks blocks = new DiffusionBlocks(linear, groups, EPS);
        Script script = Script.resource("diffusion/vae")
                .set("scaling", scaling)
                .set("post", postConvolution ? "z = self.post_quant_conv.forward(z)" : "");
        Block root = Block.of("PictureDecoder", script.text()).with("decoder", decoder(blocks));
        if (postConvolution) {
            root = root.with("post_quant_conv", blocks.convolution(latents, latents, 1));
        }
        return linear.form() == LinearForm.PACKED ? PackMethods.of(root) : root;
    }

    private Block decoder(DiffusionBlocks blocks) {
        int stages = widths.size();
        long widest = widths.get(stages - 1);
        StringBuilder body = new StringBuilder("x = getattr(self.mid_block.resnets, \"0\").forward(x, none)\n");
        if (middleAttention) {
            body.append("  x = getattr(self.mid_block.attentions, \"0\").forward(x)\n");
        }
        body.append("  x = getattr(self.mid_block.resnets, \"1\").forward(x, none)\n");
        for (int i = 0; i < stages; i++) {
            body.append("  x = getattr(self.up_blocks, \"").append(i).append("\").forward(x, none)\n");
        }
        Script script = Script.resource("diffusion/vae_decoder")
                .set("body", body.toString().strip());
        Block block = Block.of("Decoder", script.text())
                .with("conv_in", blocks.convolution(latents, widest, 3))
                .with("mid_block.resnets.0", resnet(widest, widest).block(blocks))
                .with("mid_block.resnets.1", resnet(widest, widest).block(blocks))
                .with("conv_norm_out", blocks.groupNorm(widths.get(0)))
                .with("conv_out", blocks.convolution(widths.get(0), channels, 3));
        if (middleAttention) {
            block = block.with("mid_block.attentions.0", attention(blocks, widest));
        }
        for (int i = 0; i < stages; i++) {
            long in = widths.get(Math.min(stages - 1, stages - i));
            block = block.with("up_blocks." + i, stage(blocks, in, widths.get(stages - 1 - i), i == stages - 1));
        }
        return block;
    }

    private Block stage(DiffusionBlocks blocks, long in, long out, boolean last) {
        StringBuilder text = new StringBuilder("def forward(self, x: Tensor, none: Optional[Tensor]) -> Tensor:\n");
        for (int i = 0; i <= layers; i++) {
            text.append("  x = getattr(self.resnets, \"").append(i).append("\").forward(x, none)\n");
        }
        if (!last) {
            text.append("  x = getattr(self.upsamplers, \"0\")")
                    .append(".forward(x, 2 * torch.size(x, 2), 2 * torch.size(x, 3))\n");
        }
        Block block = Block.of("UpStage", text.append("  return x\n").toString());
        for (int i = 0; i <= layers; i++) {
            block = block.with("resnets." + i, resnet(i == 0 ? in : out, out).block(blocks));
        }
        return last ? block : block.with("upsamplers.0", blocks.grown(out));
    }

    private static ResnetBlock resnet(long in, long out) {
        return new ResnetBlock(in, out, 0, false, 1);
    }

    private static Block attention(DiffusionBlocks blocks, long width) {
        Script script =
                Script.resource("diffusion/vae_attention").set("width", width).set("heads", 1);
        return Block.of("PixelAttention", script.text())
                .with("group_norm", blocks.groupNorm(width))
                .with("to_q", blocks.linear().linear(width, width))
                .with("to_k", blocks.linear().linear(width, width))
                .with("to_v", blocks.linear().linear(width, width))
                .with("to_out.0", blocks.linear().linear(width, width));
    }
}
