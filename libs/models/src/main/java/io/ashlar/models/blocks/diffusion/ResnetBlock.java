package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Script;

/**
 * Two convolutions around which the sample goes, moved by the timestep between them.
 *
 * @param timeWidth width of the timestep's vector, 0 for none
 * @param scaleShift whether the vector scales and shifts after the second norm, instead of being added before it
 */
record ResnetBlock(long in, long out, long timeWidth, boolean scaleShift, double outputScale) {
    private static final String ADDED =
            "h = torch.add(h, torch.unsqueeze(torch.unsqueeze(self.time_emb_proj.forward(unchecked_cast(Tensor, time)), 2), 3))\n"
                    + "  h = self.norm2.forward(h)";
    private static final String SCALED =
            "moved = torch.unsqueeze(torch.unsqueeze(self.time_emb_proj.forward(unchecked_cast(Tensor, time)), 2), 3)\n"
                    + "  h = torch.mul(self.norm2.forward(h), torch.add(torch.narrow(moved, 1, 0, $out), 1.))\n"
                    + "  h = torch.add(h, torch.narrow(moved, 1, $out, $out))";

    Block block(DiffusionBlocks blocks) {
        String shift = "h = self.norm2.forward(h)";
        if (timeWidth > 0) {
            shift = scaleShift ? SCALED.replace("$out", Long.toString(out)) : ADDED;
        }
        Script script = Script.resource("diffusion/resnet")
                .set("shift", shift)
                .set("shortcut", in == out ? "x" : "self.conv_shortcut.forward(x)")
                .set("scaled", outputScale == 1 ? "h" : "torch.div(h, " + outputScale + ")");
        Block block = Block.of("ResnetBlock", script.text())
                .with("norm1", blocks.groupNorm(in))
                .with("conv1", blocks.convolution(in, out, 3))
                .with("norm2", blocks.groupNorm(out))
                .with("conv2", blocks.convolution(out, out, 3));
        if (timeWidth > 0) {
            block = block.with("time_emb_proj", blocks.linear().linear(timeWidth, scaleShift ? 2 * out : out));
        }
        return in == out ? block : block.with("conv_shortcut", blocks.convolution(in, out, 1));
    }
}
